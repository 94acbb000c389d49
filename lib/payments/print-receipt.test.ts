import { expect, test } from "vitest";
import { findReceipt } from "#lib/db/payments/receipts.ts";
import { readPreferences, writePreferences } from "#lib/db/settings/preferences.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { checkPayment } from "./check-payment.ts";
import { printReceipt, shareReceipt } from "./print-receipt.ts";
import { releaseCopy } from "./release-copy.ts";
import { CASHIER, known, OTHER_CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { MINUTE } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";
import { voidPrint } from "./void-print.ts";

describeOnBothDatabases("receipts", (open) => {
  const counter = withCounter(open);
  const print = (trId: TrId, by = CASHIER) => printReceipt(counter.deps, by, { trId, paper: "80", how: "browser" });
  const linesOf = async (trId: TrId) => JSON.stringify(known(await findReceipt(counter.database.read, trId)).model);

  test("I13: the receipt is stored with success, with the quote's amounts and the biller's reference number", async () => {
    const inquiry = await counter.quote();
    expect(await findReceipt(counter.database.read, inquiry.trId)).toBeNull();
    const { noref } = await counter.pay(inquiry);
    const lines = await linesOf(inquiry.trId);
    for (const part of [noref, inquiry.trId, inquiry.refId, inquiry.hp, "BERHASIL", CASHIER.name]) {
      expect(lines).toContain(String(part));
    }
    for (const code of ["JHT", "JKK", "JKM", "JPK", "JPN"]) expect(lines).toContain(`"${code}"`);
  });

  test("I13: it stays as it was, whatever is said later", async () => {
    const paid = await counter.pay(await counter.quote());
    const before = await findReceipt(counter.database.read, paid.trId);
    counter.clock.advance(MINUTE);
    await checkPayment(counter.deps, paid.trId, SUPERVISOR);
    await print(paid.trId);
    expect(await findReceipt(counter.database.read, paid.trId)).toEqual(before);
  });

  test.each([
    { execute: "never", reply: { kind: "reset" } },
    { execute: "never", reply: { kind: "code", responseCode: "17" } },
    { execute: "pending" },
    { reply: { kind: "change", fields: { price: 1 } } },
  ] as const)("I13: without success there is none (%j), and nothing can be printed", async (fault) => {
    const { trId } = await counter.payMeeting(fault);
    expect(await findReceipt(counter.database.read, trId)).toBeNull();
    expect(await print(trId)).toEqual({ ok: false, error: { code: "receipt_missing" } });
  });

  test("shared as text it is on record, and no print; it is nobody else's to share", async () => {
    const { trId } = await counter.pay(await counter.quote());
    expect(await shareReceipt(counter.deps, OTHER_CASHIER, trId)).toMatchObject({
      error: { code: "printing_not_allowed" },
    });
    expect(await shareReceipt(counter.deps, CASHIER, trId)).toEqual({ ok: true });
    const rows = await counter.database.read.query
      .selectFrom("auditLog")
      .select(["actorId"])
      .where("subject", "=", trId)
      .where("action", "=", "receipt.share")
      .execute();
    expect(rows).toEqual([{ actorId: CASHIER.id }]);
    expect(await print(trId)).toMatchObject({ ok: true, print: { number: 0 } });
  });

  test("a cashier never prints more copies than the limit; a supervisor does, and the limit counts no voided print", async () => {
    const { trId } = await counter.pay(await counter.quote());
    const limit = async (reprintLimit: number | null) => {
      const preferences = { ...(await readPreferences(counter.database.read)), reprintLimit };
      await counter.database.transaction((tx) => writePreferences(tx, preferences, 1, null));
    };
    await limit(1);
    expect(await print(trId)).toMatchObject({ ok: true, print: { number: 0 } });
    expect(await print(trId)).toMatchObject({ ok: true, print: { number: 1 } });
    expect(await print(trId)).toMatchObject({ ok: false, error: { code: "reprint_limit" } });
    expect(await print(trId, SUPERVISOR)).toMatchObject({ ok: true, print: { number: 2 } });
    await limit(0);
    const next = await counter.pay(await counter.quote());
    expect(await print(next.trId)).toMatchObject({ ok: true, print: { number: 0 } });
    expect(await print(next.trId)).toMatchObject({ ok: false, error: { code: "reprint_limit" } });
    await limit(null);
    expect(await print(next.trId)).toMatchObject({ ok: true, print: { number: 1 } });
  });

  test("ten prints at once never get past the limit, and no two carry one number", async () => {
    const preferences = { ...(await readPreferences(counter.database.read)), reprintLimit: 1 };
    await counter.database.transaction((tx) => writePreferences(tx, preferences, 1, null));
    const { trId } = await counter.pay(await counter.quote());
    const results = await Promise.all(Array.from({ length: 10 }, () => print(trId)));
    expect(results.flatMap((result) => (result.ok ? [result.print.number] : [])).sort()).toEqual([0, 1]);
    for (const result of results) if (!result.ok) expect(result.error).toMatchObject({ code: "reprint_limit" });
  });

  test("a supervisor's release is one more copy and never two, and a cashier cannot make one", async () => {
    const release = (trId: TrId, by = SUPERVISOR) => releaseCopy(counter.deps, by, trId);
    const { trId } = await counter.pay(await counter.quote());
    await counter.database.transaction(async (tx) =>
      writePreferences(tx, { ...(await readPreferences(tx)), reprintLimit: 0 }, 1, null),
    );
    // Nothing to release yet: the original is free, and a release made too early would add a second copy later.
    expect(await release(trId)).toEqual({ ok: true });
    await print(trId);
    await print(trId, SUPERVISOR);
    expect(await print(trId)).toMatchObject({ ok: false, error: { code: "reprint_limit" } });
    expect(await release(trId, CASHIER)).toEqual({ ok: false, error: { code: "forbidden" } });
    expect(await print(trId)).toMatchObject({ ok: false, error: { code: "reprint_limit" } });
    await Promise.all([release(trId), release(trId)]);
    const printed = await print(trId);
    expect(printed).toMatchObject({ ok: true, print: { number: 2 } });
    expect(await print(trId)).toMatchObject({ ok: false, error: { code: "reprint_limit" } });
    // A print that did not come out does not use up the allowed copy.
    if (printed.ok) await voidPrint(counter.deps, CASHIER, printed.print.id);
    expect(await print(trId)).toMatchObject({ ok: true, print: { number: 3, replaces: 2 } });
    expect(await print(trId)).toMatchObject({ ok: false, error: { code: "reprint_limit" } });
    const log = await counter.database.read.query
      .selectFrom("auditLog")
      .select(["action", "actorId"])
      .where("subject", "=", trId)
      .where("action", "=", "receipt.release_copy")
      .execute();
    expect(log).toEqual([{ action: "receipt.release_copy", actorId: SUPERVISOR.id }]);
    await counter.database.transaction(async (tx) =>
      writePreferences(tx, { ...(await readPreferences(tx)), reprintLimit: null }, 1, null),
    );
  });

  test("the first print is the original, the others are copies, however they are asked for", async () => {
    const { trId } = await counter.pay(await counter.quote());
    expect(await print(trId)).toMatchObject({ ok: true, print: { number: 0, by: CASHIER.name } });
    const copies = await Promise.all(Array.from({ length: 10 }, () => print(trId, SUPERVISOR)));
    const numbers = copies.map((copy) => (copy.ok ? copy.print.number : -1)).sort((a, b) => a - b);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("where the settings say anyone, anyone prints it, and the cashier who took the money stays on it", async () => {
    const { trId } = await counter.pay(await counter.quote());
    const set = (anyonePrints: boolean) =>
      counter.database.transaction(async (tx) =>
        writePreferences(tx, { ...(await readPreferences(tx)), anyonePrints }, counter.clock.now(), null),
      );
    await set(true);
    expect(await print(trId, OTHER_CASHIER)).toMatchObject({ ok: true, print: { number: 0, by: OTHER_CASHIER.name } });
    expect(await linesOf(trId)).toContain(CASHIER.name);
    await set(false);
    expect(await print(trId, OTHER_CASHIER)).toEqual({ ok: false, error: { code: "printing_not_allowed" } });
  });

  test("only its own cashier and supervisors print it", async () => {
    const { trId } = await counter.pay(await counter.quote());
    expect(await print(trId, OTHER_CASHIER)).toEqual({ ok: false, error: { code: "printing_not_allowed" } });
    expect(await print(trId, SUPERVISOR)).toMatchObject({ ok: true, print: { number: 0 } });
  });

  test("a print that cannot be recorded does not come out", async () => {
    const { trId } = await counter.pay(await counter.quote());
    counter.process.ledger.failCommits({ times: 1 });
    await expect(print(trId)).rejects.toThrow("disk is full");
    expect(await print(trId)).toMatchObject({ print: { number: 0 } });
  });
});
