import { expect, test } from "vitest";
import { SAMPLE_DETAILS } from "../testing/samples.ts";
import { PRODUCTS } from "./catalogue.ts";

/** For each product a bill that holds everything that it can say, so that the receipt's tests look for all of it on every paper. */
const SAMPLES: Readonly<Record<string, object>> = { BPJSTKPU: SAMPLE_DETAILS };

test.each(PRODUCTS)("no fact or amount that $code puts on a receipt is missing from its sample", (product) => {
  const sample = SAMPLES[product.code] ?? {};
  const asked = new Set<string>();
  const watched = new Proxy(sample, {
    get: (details, key) => {
      if (typeof key === "string") asked.add(key);
      return Reflect.get(details, key);
    },
  });
  const { facts, amountLines } = product;
  expect(facts(watched).length + amountLines(watched).length).toBeGreaterThan(0);
  const wanted = [...asked].filter((key) => !(key in Object.prototype));
  expect(Object.keys(sample)).toEqual(expect.arrayContaining(wanted));
});
