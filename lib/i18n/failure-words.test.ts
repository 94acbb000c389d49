import { createTranslator } from "next-intl";
import { expect, test, vi } from "vitest";
import type { ErrorCode } from "#lib/domain/result.ts";
import { wordsFor } from "./failure-words.ts";
import en from "./messages/en.json" with { type: "json" };
import id from "./messages/id.json" with { type: "json" };

const reading = vi.hoisted(() => ({ locale: "id" as "id" | "en" }));
// Outside a request there is no reader with a language.
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace: "errors" | "codes" | "products") =>
    createTranslator({ locale: reading.locale, messages: reading.locale === "id" ? id : en, namespace }),
}));

const PARAMS = {
  amount: 102_500,
  seconds: 7,
  id: "a1b2c3d4",
  product: "PLN",
  limit: 2,
  name: "Printer depan",
  label: "nik",
  digits: "16",
  fault: "paper",
};

test.each(["id", "en"] as const)(
  "every failure is told in words with what it is about, never as a key: %s",
  async (locale) => {
    reading.locale = locale;
    for (const [code, words] of Object.entries(locale === "id" ? id.errors : en.errors)) {
      const told = await wordsFor({ code: code as ErrorCode, params: PARAMS, billerCode: "99" });
      expect(told).not.toMatch(/errors\.|products\./);
      for (const [, param] of words.matchAll(/\{(amount|seconds|id|product|limit|name|digits)\}/g)) {
        const filled = param === "amount" ? "Rp102.500" : String(PARAMS[param as keyof typeof PARAMS]);
        expect(told, code).toContain(filled);
      }
    }
  },
);

test.each(["id", "en"] as const)(
  "a closed service is told with its product's hours, and no others: %s",
  async (locale) => {
    reading.locale = locale;
    const told = (product: string) => wordsFor({ code: "biller_refused", billerCode: "109", params: { product } });
    expect(await told("PLNPOSTPAID")).toMatch(/23\.00 (sampai|to) 01\.00 WIB/);
    for (const other of ["TELKOMPSTN", "NEW"]) expect(await told(other)).not.toMatch(/\d|none/);
  },
);
