import { expect, test } from "vitest";
import { findReceipt, receiptNumbersOf } from "#lib/db/payments/receipts.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { dayStart } from "#lib/domain/time.ts";
import { CASHIER, OTHER_CASHIER } from "./testing/counter.ts";
import { withCounter } from "./testing/with-counter.ts";

describeOnBothDatabases("the numbers of receipts", (open) => {
  const counter = withCounter(open);
  const numbers = async (payments: readonly Payment[]) => {
    const found = await receiptNumbersOf(
      counter.database.read,
      payments.map(({ trId }) => trId),
    );
    return payments.map(({ trId }) => found.get(trId));
  };

  test("run through a year without gaps, however many succeed at once, whatever fails between, and begin anew with the outlet's year", async () => {
    const quotes = [];
    for (let n = 0; n < 4; n += 1) quotes.push(await counter.quote());
    const paid = await Promise.all(
      quotes.map((quote, n) => counter.pay(quote, {}, n % 2 === 0 ? CASHIER : OTHER_CASHIER)),
    );
    const failed = await counter.payMeeting({ execute: "never", reply: { kind: "code", responseCode: "17" } });
    const next = await counter.pay(await counter.quote());
    expect((await numbers(paid)).sort()).toEqual([1, 2, 3, 4].map((n) => `2026/00000${n}`));
    expect(await numbers([failed, next])).toEqual([undefined, "2026/000005"]);

    counter.clock.set(dayStart("2027-01-01", "WIB") as number);
    const first = await counter.pay(await counter.quote());
    expect(await numbers([first])).toEqual(["2027/000001"]);
    const receipt = await findReceipt(counter.database.read, first.trId);
    expect(JSON.stringify(receipt?.model)).toContain("2027/000001");
  });
});
