import { describe, expect, test } from "vitest";
import { sign } from "./sign.ts";
import { fixture } from "./testing/fixture.ts";

const documented = JSON.parse(fixture("signatures.json"));
const credentials = { username: documented.username, apiKey: documented.api_key };

describe("signature", () => {
  test.each([
    ["inquiry_091283746511", "091283746511"],
    ["payment_219342904", "219342904"],
    ["checkstatus", "cs"],
    ["pricelist", "pl"],
    ["balance", "bl"],
  ])("equals the documented one of %s", (name, suffix) => {
    expect(sign(credentials, suffix)).toBe(documented[name]);
  });
});
