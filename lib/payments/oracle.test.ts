import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { type Counter, openCounter } from "./testing/counter.ts";
import { createOracle } from "./testing/oracle.ts";
import { SECOND } from "./testing/virtual-clock.ts";

const LOST = { execute: "never", reply: { kind: "reset" } } as const;

/** An oracle that finds nothing proves nothing: here each promise is broken behind everyone's back, and the oracle must notice. */
describeOnBothDatabases("the oracle finds", (open) => {
  let counter: Counter;
  beforeAll(async () => {
    counter = await openCounter(await open());
  });
  afterAll(() => counter.close());

  const write = (statement: RawBuilder<unknown>) => statement.execute(counter.database.raw);
  const look = async (trId: TrId, settled = false) => {
    const { hp } = await counter.payment(trId);
    const oracle = createOracle(counter);
    return (await (settled ? oracle.lookWhenSettled([hp]) : oracle.look([hp]))).join("\n");
  };
  /** Sends as a broken program would: without a claim. */
  const sendBehindBack = (trId: TrId) => counter.deps.biller.pay({ trId, notAfter: counter.clock.now() + 60_000 });

  test("nothing where nothing is broken", async () => {
    const { trId } = await counter.pay(await counter.quote());
    expect(await look(trId, true)).toBe("");
  });

  test("a second request in one attempt", async () => {
    const { trId } = await counter.payMeeting(LOST);
    await sendBehindBack(trId);
    expect(await look(trId)).toMatch(/was sent 2 times in 1 attempts/);
  });

  test("a repeat for a bill that was paid", async () => {
    const { trId } = await counter.pay(await counter.quote());
    await sendBehindBack(trId);
    expect(await look(trId)).toMatch(/was sent again without anybody asking/);
  });

  test("a request long after its claim", async () => {
    const inquiry = await counter.quote();
    counter.process.freeze();
    await counter.claim(inquiry);
    counter.clock.advance(6 * SECOND);
    await sendBehindBack(inquiry.trId);
    await counter.process.thaw();
    expect(await look(inquiry.trId)).toMatch(/under no claim of the last 5 s/);
  });

  test("a bill that two of our inquiries paid", async () => {
    const first = await counter.pay(await counter.quote());
    counter.clock.advance(SECOND);
    const change = { kind: "change", fields: { period: first.period } } as const;
    counter.addFaults({ command: "inq-pasca", hp: first.hp, times: 1, fault: { reply: change } });
    const second = await counter.quote(first.hp);
    await counter.pay(second, { repeatConfirmed: true });
    // The simulator pays a month only once, so it must be made to have paid twice.
    const last = counter.simulator.journal.executed.at(-1);
    if (last) last.period = first.period;
    expect(await look(second.trId)).toMatch(/was paid 2 times/);
  });

  test("money that was taken and a payment that says otherwise, and the reverse", async () => {
    const paid = await counter.payMeeting({ reply: { kind: "reset" } });
    await write(sql`update payments set state = 'failed' where tr_id = ${paid.trId}`);
    expect(await look(paid.trId, true)).toMatch(/is failed although the biller took the money/);
    const unpaid = await counter.payMeeting(LOST);
    await write(sql`update payments set state = 'success' where tr_id = ${unpaid.trId}`);
    expect(await look(unpaid.trId)).toMatch(/is success and the biller never took the money/);
  });

  test("success without a receipt, and a state without an event or an audit row", async () => {
    const { trId } = await counter.payMeeting(LOST);
    await write(sql`update payments set state = 'success', version = version + 1 where tr_id = ${trId}`);
    const found = await look(trId);
    expect(found).toMatch(/is success and its receipt is not/);
    expect(found).toMatch(/has 2 events for version 3/);
    expect(found).toMatch(/is success, its story ends in unknown/);
  });

  test("a failure without proof", async () => {
    const { trId } = await counter.payMeeting(LOST);
    await write(sql`update payments set state = 'failed', version = version + 1 where tr_id = ${trId}`);
    await write(sql`insert into payment_events (tr_id, at, kind, from_state, to_state, actor_name, data)
      values (${trId}, ${counter.clock.now()}, 'check', 'unknown', 'failed', 'Loket', '{"kind":"status","status":0,"code":"42"}')`);
    const found = await look(trId);
    expect(found).toMatch(/became failed at \d+ without proof/);
    expect(found).toMatch(/check to failed is not in the audit log/);
  });

  test("what is still open when nothing is due any more", async () => {
    const { trId } = await counter.payMeeting(LOST);
    expect(await look(trId, true)).toMatch(/is still unknown when nothing is due any more/);
  });

  test("a broken audit chain", async () => {
    const { trId } = await counter.pay(await counter.quote());
    await write(sql`update audit_head set seq = seq + 1`);
    expect(await look(trId)).toMatch(/the audit log ends at/);
    await write(sql`update audit_head set seq = seq - 1`);
  });
});
