import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { readReceiptCode, receiptCode, secretsOf } from "./secrets.ts";

const folder = mkdtempSync(join(tmpdir(), "loket-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const databaseUrl = `file:${join(folder, "ledger.db")}`;
const KEY = Buffer.alloc(32, 5);

describe("keys", () => {
  test("are of their own for each use, and the same at every start", () => {
    const given = { authSecret: "s".repeat(32), databaseUrl };
    const { sessions, audit, receipts } = secretsOf(given);
    expect(new Set([sessions, audit.toString("hex"), receipts.toString("hex")]).size).toBe(3);
    expect(secretsOf(given)).toEqual({ sessions, audit, receipts });
    expect(secretsOf({ ...given, authSecret: "t".repeat(32) }).sessions).not.toBe(sessions);
  });

  test("come from a secret that is made once and kept beside the ledger, readable by its owner only", () => {
    const first = secretsOf({ authSecret: null, databaseUrl });
    const file = join(folder, "auth-secret");
    expect(readFileSync(file, "utf8")).toMatch(/^[0-9a-f]{64}$/);
    chmodSync(file, 0o644);
    expect(secretsOf({ authSecret: null, databaseUrl })).toEqual(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe("a receipt's code", () => {
  const trId = fc.bigInt({ min: 1n, max: 999_999_999_999_999_999n }).map(String);

  test("leads back to its inquiry ID", () => {
    fc.assert(
      fc.property(trId, (id) => {
        expect(readReceiptCode(KEY, receiptCode(KEY, id))).toBe(id);
      }),
    );
  });

  test("is worth nothing when a letter of it is changed, or when it was made with another key", () => {
    fc.assert(
      fc.property(
        trId,
        fc.nat(40),
        fc.constantFrom(..."0123456789abcdefghijklmnopqrstuvwxyz-"),
        (id, place, letter) => {
          const code = receiptCode(KEY, id);
          const index = place % code.length;
          const changed = code.slice(0, index) + letter + code.slice(index + 1);
          expect(readReceiptCode(KEY, changed)).toBe(changed === code ? id : null);
          expect(readReceiptCode(Buffer.alloc(32, 6), code)).toBeNull();
        },
      ),
    );
  });

  test.each([
    "",
    "-",
    "abc",
    "1-",
    `0${receiptCode(KEY, "219342904")}`,
    `${receiptCode(KEY, "219342904")}0`,
    "1-2".repeat(900),
  ])("%j is none", (code) => {
    expect(readReceiptCode(KEY, code)).toBeNull();
  });
});
