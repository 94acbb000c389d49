import { expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { findInquiry } from "#lib/db/payments/inquiries.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { type CustomerNumber, type RefId, readTrId, type TrId } from "#lib/domain/identifiers.ts";
import { nextWibMidnight, wibDay } from "#lib/domain/time.ts";
import type { ReplyFault } from "#lib/simulator/faults.ts";
import { bringInByRefId, findInLedger, inquireByNumber } from "./find-bill.ts";
import { CASHIER, known } from "./testing/counter.ts";
import { DAY, SECOND } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

describeOnBothDatabases("finding a bill by its kode iuran", (open) => {
  const counter = withCounter(open);
  const inquire = (hp: string) => inquireByNumber(counter.deps, CASHIER, { hp: hp as CustomerNumber });

  test("stores what the biller quoted, under a fresh reference of letters and digits", async () => {
    const hp = counter.freshHp();
    const found = await inquire(hp);
    if (!found.ok) throw new Error(found.error.code);
    expect(found.as).toBe("quote");
    const inquiry = known(await findInquiry(counter.database.read, found.trId));
    expect(inquiry).toMatchObject({ hp, product: "BPJSTKPU", source: "here", day: "2026-11-22" });
    expect(inquiry.refId).toMatch(/^LK[A-Z]{3}\d{7}$/);
    expect(inquiry.price).toBe(inquiry.nominal + inquiry.admin);
    expect(inquiry.askedBy).toEqual({ id: CASHIER.id, name: CASHIER.name });
  });

  test("never uses a reference twice, however many ask at once", async () => {
    const found = await Promise.all(Array.from({ length: 30 }, () => inquire(counter.freshHp())));
    expect(found.filter(({ ok }) => !ok)).toEqual([]);
    const refs = counter.simulator.journal.requestsOf("inq-pasca").map(({ refId }) => refId);
    expect(new Set(refs).size).toBe(refs.length);
  });

  test.each([
    ["210300016003", "103"],
    ["210300016004", "01"],
    ["210300016005", "14"],
  ])("tells the biller's own refusal of %s: %s", async (hp, billerCode) => {
    const params = { product: "BPJSTKPU" };
    expect(await inquire(hp)).toEqual({ ok: false, error: { code: "biller_refused", billerCode, params } });
  });

  test.each([
    ["biller_no_answer", { kind: "reset" }],
    ["biller_no_answer", { kind: "http", status: 503 }],
    ["biller_unreadable", { kind: "http", status: 200, body: "html" }],
    ["biller_unreadable", { kind: "change", fields: { price: "1.5" } }],
    ["biller_unreadable", { kind: "change", fields: { hp: "999999999999" } }],
    ["biller_unreadable", { kind: "change", fields: { ref_id: "SOMEBODYELSE" } }],
    ["biller_unreadable", { kind: "change", fields: { code: "BPJS" } }],
    ["biller_unreadable", { kind: "change", remove: ["tr_id"] }],
    ["biller_unreadable", { kind: "change", fields: { desc: "" } }],
  ] satisfies [string, ReplyFault][])("says %s when the answer is %j, and stores nothing", async (code, reply) => {
    const hp = counter.freshHp();
    counter.addFaults({ command: "inq-pasca", hp, times: 1, fault: { reply } });
    expect(await inquire(hp)).toEqual({ ok: false, error: { code } });
  });

  test("says that the biller cannot be reached when it cannot", async () => {
    counter.process.wire.line = "down";
    expect(await inquire(counter.freshHp())).toEqual({ ok: false, error: { code: "biller_unreachable" } });
  });

  test("row 42: one tr_id for two inquiries is refused and reported, and the first kept", async () => {
    const first = await counter.quote();
    const hp = counter.freshHp();
    counter.addFaults({ command: "inq-pasca", hp, times: 1, fault: { reply: { kind: "same-tr-id" } } });
    expect(await inquire(hp)).toEqual({ ok: false, error: { code: "duplicate_tr_id" } });
    expect(await findInquiry(counter.database.read, first.trId)).toMatchObject({ hp: first.hp, refId: first.refId });
    const alarms = await openAlarms(counter.database.read, 100);
    expect(alarms.filter(({ kind }) => kind === "duplicate_tr_id")).toMatchObject([{ trId: first.trId, data: { hp } }]);
  });

  test("a quote asked for before midnight and answered after it is of the day before", async () => {
    counter.clock.set(nextWibMidnight(counter.clock.now()) - SECOND);
    counter.process.wire.hold("inquire");
    const hp = counter.freshHp();
    const asking = inquire(hp);
    await counter.simulator.journal.waitFor(({ requests }) => requests.some((entry) => entry.hp === hp));
    counter.clock.advance(2 * SECOND);
    counter.process.wire.deliver();
    const found = await asking;
    if (!found.ok) throw new Error(found.error.code);
    const inquiry = known(await findInquiry(counter.database.read, found.trId));
    expect(await counter.claim(inquiry)).toEqual({ ok: false, error: { code: "quote_expired" } });
  });
});

describeOnBothDatabases("finding a bill by its inquiry ID", (open) => {
  const counter = withCounter(open);
  const bringIn = (trId: string, refId: string) =>
    bringInByRefId(counter.deps, CASHIER, { trId: trId as TrId, refId: refId as RefId });

  test("the ledger is asked first: our own inquiry by its ID or kode iuran, the payment where there is one, and no other day's quote", async () => {
    const inquiry = await counter.quote();
    const find = (typed: string) => findInLedger(counter.deps, readTrId(typed), { hp: typed as CustomerNumber });
    const quote = { trId: inquiry.trId, as: "quote" };
    expect([await find(` ${inquiry.trId}`), await find(inquiry.hp)]).toEqual([quote, quote]);
    expect([await find("999"), await find("999999999999"), await find("abc")]).toEqual([null, null, null]);
    await counter.pay(inquiry);
    expect(await find(inquiry.trId)).toEqual({ trId: inquiry.trId, as: "payment" });
    expect(await find(inquiry.hp)).toBeNull();
    expect(await findInLedger(counter.deps, null, { hp: inquiry.trId as string as CustomerNumber })).toBeNull();
    const unpaid = await counter.quote();
    counter.clock.advance(DAY);
    expect(await find(unpaid.hp)).toBeNull();
  });

  test("brings another program's inquiry in by its reference, and pays it", async () => {
    expect(await bringIn("219342904", "091283746511")).toEqual({ ok: true, trId: "219342904", as: "quote" });
    const inquiry = known(await findInquiry(counter.database.read, "219342904" as TrId));
    expect(inquiry).toMatchObject({ refId: "091283746511", source: "elsewhere", price: 102_500 });
    expect(await counter.pay(inquiry)).toMatchObject({ state: "success" });
  });

  test.each([
    ["219342905", "kesehatan0001", { code: "other_product", params: { label: "bpjskesehatan" } }],
    ["219342906", "LUNAS-0001", { code: "already_paid_elsewhere" }],
    ["219342907", "GAGAL-0001", { code: "failed_elsewhere" }],
    ["219342908", "PROSES-0001", { code: "in_process_elsewhere" }],
    ["219342909", "091283746511x", { code: "biller_refused", billerCode: "06" }],
    ["219342910", "LUNAS-0001", { code: "inquiry_mismatch" }],
  ])("says why %s under %s cannot be paid", async (trId, refId, error) => {
    expect(await bringIn(trId, refId)).toEqual({ ok: false, error });
    expect(await findInquiry(counter.database.read, trId as TrId)).toBeNull();
  });

  test("one that was quoted on an earlier day is brought in, and not payable", async () => {
    expect(await bringIn("219342909", "KEMARIN-0001")).toMatchObject({ ok: true });
    const inquiry = known(await findInquiry(counter.database.read, "219342909" as TrId));
    expect(inquiry.day < wibDay(counter.clock.now())).toBe(true);
    expect(await counter.claim(inquiry)).toEqual({ ok: false, error: { code: "quote_expired" } });
  });

  test("I14: one that was quoted before the bill's last success is as old as its quote, not as our question", async () => {
    counter.clock.advance(DAY);
    const paid = await counter.quote();
    const refId = "ANOTHER-PROGRAM-1";
    const clock = counter.clock.now();
    const earlier = { datetime: datetimeOf(clock - 60 * SECOND), ref_id: refId };
    counter.clock.advance(SECOND);
    await counter.pay(paid);
    counter.clock.advance(SECOND);
    const foreign = await counter.quote(counter.freshHp());
    const reply = { kind: "change", fields: { ...earlier, tr_id: 777, hp: paid.hp, period: paid.period } } as const;
    counter.addFaults({ command: "checkstatus", times: 1, fault: { execute: "normally", reply } });
    // The simulator answers with one of its own references; the change turns it into another program's quote.
    const found = await bringInByRefId(
      {
        ...counter.deps,
        biller: {
          ...counter.deps.biller,
          checkStatus: () => counter.deps.biller.checkStatus({ refId: foreign.refId }),
        },
      },
      CASHIER,
      { trId: "777" as TrId, refId: refId as RefId },
    );
    expect(found).toMatchObject({ ok: true });
    const inquiry = known(await findInquiry(counter.database.read, "777" as TrId));
    const refused = await counter.claim(inquiry, { repeatConfirmed: true });
    expect(refused).toEqual({ ok: false, error: { code: "quote_outdated" } });
  });
});

/** As the biller writes times: WIB, to the second. */
function datetimeOf(at: number): string {
  return new Date(at + 7 * 3_600_000).toISOString().replace(/\D/g, "").slice(0, 14);
}
