import { expect, test } from "vitest";
import { alarmsOf, openAlarms } from "#lib/db/audit/alarms.ts";
import { eventsOf } from "#lib/db/payments/payment-events.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { NotSentReason } from "#lib/domain/biller.ts";
import { createIakClient } from "#lib/iak/client.ts";
import { outOfTime } from "#lib/iak/testing/out-of-time.ts";
import { startServer } from "#lib/iak/testing/scripted-server.ts";
import type { Fault, ReplyFault } from "#lib/simulator/faults.ts";
import { startPayment } from "./start-payment.ts";
import { CASHIER, confirmationOf } from "./testing/counter.ts";
import { passTime } from "./testing/pass-time.ts";
import { MINUTE } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

/** What a few minutes' answers say of a payment that was executed, and of one that never arrived. */
const TRUTHS = [
  [{}, "success"],
  [{ execute: "never" }, "not_received"],
] as const satisfies [Fault, string][];

describeMostlyOnSqlite("faults of the line", (open) => {
  const counter = withCounter(open);

  /** Pays while `reply` meets the payment: first unknown, then the truth, with one request each. `ends` false: the reply never ends. */
  async function unknownThenTruth(reply: ReplyFault, ends = true) {
    for (const [fault, end] of TRUTHS) {
      const inquiry = await counter.quote();
      counter.nextPay({ ...fault, reply });
      const pay = () => counter.pay(inquiry);
      const arrived = () => counter.simulator.journal.waitFor(() => counter.paysOf(inquiry.trId).length === 1);
      const paid = await (ends ? pay() : outOfTime(pay, arrived));
      expect(paid).toMatchObject({ state: "unknown", noref: null });
      expect(await counter.payment(inquiry.trId)).toMatchObject({ suspicion: null, reached: true });
      await passTime(counter, 5 * MINUTE);
      expect(await counter.payment(inquiry.trId)).toMatchObject({ state: end });
      expect(counter.paysOf(inquiry.trId)).toHaveLength(1);
    }
  }

  test.each(["dns", "refused", "unreachable", "connect_timeout"] satisfies NotSentReason[])(
    "row 1: %s: not sent, and the cashier may try again",
    async (reason) => {
      const inquiry = await counter.quote();
      const biller = { ...counter.deps.biller, pay: async () => ({ kind: "not_sent" as const, reason, detail: "" }) };
      await startPayment({ ...counter.deps, biller }, CASHIER, confirmationOf(inquiry));
      await counter.process.idle();
      expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "not_sent" });
      const [, told] = await eventsOf(counter.database.read, inquiry.trId);
      expect(told?.data).toMatchObject({ kind: "not_sent", reason });
      await counter.sendAgain(inquiry.trId);
      expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "success", attempt: 2 });
    },
  );

  test("row 2: a TLS certificate that is not valid: not sent, with an alarm", async () => {
    const inquiry = await counter.quote();
    const { url, received } = await startServer((socket) => socket.end(), { tls: true });
    const account = { username: "u", apiKey: "k", postpaidUrl: url, prepaidUrl: url, format: "json" } as const;
    const biller = createIakClient({ ...account, timeoutMs: 20_000, now: counter.clock.now });
    await startPayment({ ...counter.deps, biller }, CASHIER, confirmationOf(inquiry));
    await counter.process.idle();
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "not_sent" });
    expect(received.join("")).toBe("");
    const alarms = await openAlarms(counter.database.read, 100);
    expect(alarms.filter(({ trId }) => trId === inquiry.trId)).toMatchObject([{ kind: "tls_failure" }]);
  });

  test("row 3: connection reset after the body left: unknown, then the truth", () =>
    unknownThenTruth({ kind: "reset" }));

  test("rows 4 and 5: no reply in time: unknown, then success or not received", () =>
    unknownThenTruth({ kind: "hang" }, false));

  test.each([1, undefined])("row 6: a reply that is cut off after %s bytes: unknown, then the truth", (bytes) =>
    unknownThenTruth({ kind: "cut", bytes }),
  );

  test.each([500, 502, 503, 504, 404, 429])("row 7: HTTP %i: unknown, then the truth", (status) =>
    unknownThenTruth({ kind: "http", status }),
  );

  test.each([301, 302, 307, 308])("row 8: HTTP %i to another place is not followed: unknown", async (status) => {
    const elsewhere = await startServer((socket) => socket.end());
    await unknownThenTruth({ kind: "redirect", status, location: `${elsewhere.url}/api/v1/bill/check` });
    expect(elsewhere.received).toEqual([]);
  });

  test("row 9: HTTP 400 with error_details: unknown until check status agrees, and the details are on record", async () => {
    await unknownThenTruth({ kind: "bad-request" });
    const payment = await counter.payMeeting({ execute: "never", reply: { kind: "bad-request" } });
    const [, reply] = await eventsOf(counter.database.read, payment.trId);
    expect(reply?.data).toMatchObject({ kind: "no_answer", reason: "http_status", httpStatus: 400 });
    expect(String(reply?.data.raw)).toContain("error_details");
  });

  test("row 10: connections are not kept, so that none which the biller has closed is used again", async () => {
    const before = counter.simulator.journal.requests.length;
    for (let round = 0; round < 3; round++) {
      await counter.pay(await counter.quote());
      counter.simulator.control.closeIdleConnections();
    }
    const connections = counter.simulator.journal.requests.slice(before).map(({ connection }) => connection);
    expect(new Set(connections).size).toBe(connections.length);
  });

  test.each([
    ["html", "an HTML page"],
    ["empty", "an empty reply"],
    ["object", "no fields"],
    ["list", "no fields"],
  ] as const)(
    "row 11: HTTP 200 with %s: unknown, then the truth, and an alarm says what was wrong",
    async (body, wrong) => {
      const reply = { kind: "http", status: 200, body } as const;
      await unknownThenTruth(reply);
      const { trId } = await counter.payMeeting({ reply });
      const [alarm] = await alarmsOf(counter.database.read, trId);
      expect(alarm).toMatchObject({ kind: "reply_unreadable", data: { detail: `HTTP 200, ${wrong}` } });
    },
  );

  test("row 12: a reply that drips a byte at a time is cut off at the time limit: unknown, then the truth", () =>
    unknownThenTruth({ kind: "drip", everyMs: 10 }, false));

  test("row 12: replies of 50 MB are cut off: unknown, then the truth, and memory stays flat", async () => {
    await unknownThenTruth({ kind: "huge" });
    // Six such replies kept whole would be three times the limit.
    const before = process.memoryUsage();
    for (let round = 0; round < 3; round++) await unknownThenTruth({ kind: "huge" });
    const after = process.memoryUsage();
    const grown = after.heapUsed + after.external - before.heapUsed - before.external;
    expect(grown).toBeLessThan(100 * 1024 * 1024);
  });
});
