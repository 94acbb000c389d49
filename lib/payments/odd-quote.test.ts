import { expect, test } from "vitest";
import { alarmsOf } from "#lib/db/audit/alarms.ts";
import { findInquiry } from "#lib/db/payments/inquiries.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { startPayment } from "./start-payment.ts";
import { CASHIER, confirmationOf, known } from "./testing/counter.ts";
import { withCounter } from "./testing/with-counter.ts";

describeOnBothDatabases("a quote that does not add up", (open) => {
  const counter = withCounter(open);
  /** A stored quote of the biller with changed amounts. */
  const quoted = async (change: (quote: Inquiry) => Partial<Pick<Inquiry, "nominal" | "sellingPrice">>) => {
    const plain = await counter.quote();
    const { trId } = plain;
    await counter.database.transaction((tx) =>
      tx.query.updateTable("inquiries").set(change(plain)).where("trId", "=", trId).execute(),
    );
    return known(await findInquiry(counter.database.read, trId));
  };

  test.each([
    ["whose price is not nominal and admin fee", (quote: Inquiry) => ({ nominal: rupiah(quote.nominal - 1) })],
    ["of which IAK takes more than the customer pays", (quote: Inquiry) => ({ sellingPrice: rupiah(quote.price + 1) })],
  ])("row 52: one %s is never paid without a tick, and nothing is sent for it", async (_, change) => {
    const odd = await quoted(change);
    const { trId } = odd;
    expect(await counter.claim(odd)).toMatchObject({ ok: false, error: { code: "odd_quote_needs_tick" } });
    expect(counter.paysOf(trId)).toEqual([]);
    const ticked = { ...confirmationOf(odd), oddConfirmed: true };
    expect(await startPayment(counter.deps, CASHIER, ticked)).toMatchObject({ ok: true, mine: true });
    await counter.process.idle();
  });

  test("tells a supervisor when the shop loses by it, and nobody when it only does not add up", async () => {
    const loss = await quoted(({ price }) => ({ sellingPrice: rupiah(price + 500) }));
    await counter.pay(loss, { oddConfirmed: true });
    const kinds = async (trId: Inquiry["trId"]) =>
      (await alarmsOf(counter.database.read, trId)).map(({ kind }) => kind);
    expect(await alarmsOf(counter.database.read, loss.trId)).toMatchObject([
      { kind: "paid_at_a_loss", data: { amount: 500 } },
    ]);
    const plain = await counter.quote();
    await counter.pay(plain);
    expect(await kinds(plain.trId)).toEqual([]);
  });
});
