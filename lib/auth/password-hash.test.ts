import { expect, test } from "vitest";
import { createPasswordHasher } from "./password-hash.ts";

const light = createPasswordHasher({ N: 2, r: 1, p: 1 });

test("a password is hashed at OWASP's strength unless a test says otherwise, and fits only itself", async () => {
  const { hash, verify } = createPasswordHasher();
  const stored = await hash("hujan bulan juni");
  expect(stored).toMatch(/^scrypt\$131072\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(await verify({ hash: stored, password: "hujan bulan juni" })).toBe(true);
  expect(await verify({ hash: stored, password: "hujan bulan Juni" })).toBe(false);
});

test("one password twice gives two hashes", async () => {
  expect(await light.hash("sama")).not.toBe(await light.hash("sama"));
});

test("a letter fits however the keyboard composes it", async () => {
  expect(await light.verify({ hash: await light.hash("kafe\u0301"), password: "kaf\u00e9" })).toBe(true);
});

test.each(["", "scrypt$2$1$1$AAAA", "scrypt$2$1$1$AAAA$AAAA", "plain"])(
  "a hash that cannot be read (%s) fits nothing",
  async (hash) => {
    expect(await light.verify({ hash, password: "" })).toBe(false);
  },
);
