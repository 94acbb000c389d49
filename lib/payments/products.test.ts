import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { findInquiry } from "#lib/db/payments/inquiries.ts";
import { findReceipt } from "#lib/db/payments/receipts.ts";
import { listTransactions } from "#lib/db/search/transactions.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { RefId, TrId } from "#lib/domain/identifiers.ts";
import { DEFAULT_PRODUCT, PRODUCTS, productOfCode } from "#lib/domain/products/catalogue.ts";
import { searchNumbersOf } from "#lib/domain/products/describe-bill.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { readStoredReceipt } from "#lib/receipts/stored-receipt.ts";
import { bringInByRefId, inquireByNumber } from "./find-bill.ts";
import { readQuote } from "./read-quote.ts";
import { sendAgain } from "./send-again.ts";
import { CASHIER, known } from "./testing/counter.ts";
import { SANDBOX_BILLS } from "./testing/sandbox-bills.ts";
import { sell } from "./testing/sell.ts";
import { SECOND } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

const ask = (code: string, asked: Readonly<Record<string, string>> = {}) => ({
  product: productOfCode(code),
  code,
  asked,
});

test("each product has a bill in the sandbox", () => {
  const tried = new Set(SANDBOX_BILLS.map(({ code }) => productOfCode(code).id));
  expect(PRODUCTS.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual(
    ["internet"].filter((id) => !tried.has(id)),
  );
});

for (const format of ["json", "xml"] as const) {
  describe(`over ${format}`, () => {
    describeOnBothDatabases("every product", (open) => {
      const counter = withCounter(open, format);
      beforeAll(() => sell(counter));

      test.each(SANDBOX_BILLS)("$code of $hp is inquired, paid, receipted and found", async ({ code, hp, asked }) => {
        const inquiry = await counter.quote(hp, CASHIER, ask(code, asked));
        const quote = known(await readQuote(counter.deps, inquiry.trId));
        if ("paidAs" in quote) throw new Error("paid before it was paid");
        expect(quote).toMatchObject({ differingSum: null, obstacle: null, paidBefore: null });
        expect(await counter.pay(inquiry)).toMatchObject({ state: "success", family: productOfCode(code).id });

        const { model } = known(await findReceipt(counter.database.read, inquiry.trId));
        const paper = JSON.stringify(readStoredReceipt(model));
        for (const words of [hp, formatRupiah(inquiry.price), formatRupiah(inquiry.nominal)])
          expect(paper).toContain(words);

        const paid = known(await findInquiry(counter.database.read, inquiry.trId));
        for (const number of [hp, ...searchNumbersOf(paid, paid.details)]) {
          const rows = await listTransactions(counter.database.read, { search: number }, { limit: 50 });
          expect(
            rows.map(({ trId }) => trId),
            number,
          ).toContain(inquiry.trId);
          expect(paper).toContain(number);
        }
      });
    });
  });
}

describeOnBothDatabases("products at one counter", (open) => {
  const counter = withCounter(open);

  test("what is paid says more than what was quoted, and the receipt has it", async () => {
    await sell(counter);
    const inquiry = await counter.quote("530000000999", CASHIER, ask("PLNPOSTPAID"));
    expect(inquiry.details).not.toHaveProperty("lembar_tagihan_sisa");
    await counter.pay(inquiry);
    const paper = JSON.stringify(known(await findReceipt(counter.database.read, inquiry.trId)).model);
    expect(paper).toContain("Masih ada 4 tagihan yang belum dibayar");
    expect(paper.match(/Stand meter/g)).toHaveLength(4);
  });

  test("a bill that is not sold here is neither asked about nor brought in, and no reference is used up", async () => {
    await sell(counter, [DEFAULT_PRODUCT]);
    const refused = { ok: false, error: { code: "other_product", params: { product: "BPJS" } } };
    const hp = "8801234560000" as never;
    expect(await inquireByNumber(counter.deps, CASHIER, { hp, ...ask("BPJS", { month: "1" }) })).toEqual(refused);
    const foreign = { trId: "219342905" as TrId, refId: "kesehatan0001" as RefId };
    expect(await bringInByRefId(counter.deps, CASHIER, foreign)).toEqual(refused);
    await sell(counter);
    expect(await bringInByRefId(counter.deps, CASHIER, foreign)).toMatchObject({ ok: true, as: "quote" });
    expect(await counter.pay(known(await findInquiry(counter.database.read, foreign.trId)))).toMatchObject({
      state: "success",
    });
  });

  test("a quote is never paid once its product has been switched off, and a payment under way goes on", async () => {
    const bill = ["8801234568888", CASHIER, ask("BPJS", { month: "1" })] as const;
    const inquiry = await counter.quote(...bill);
    await sell(counter, [DEFAULT_PRODUCT]);
    const refused = { ok: false, error: { code: "other_product", params: { product: "BPJS" } } };
    expect(await counter.claim(inquiry)).toEqual(refused);
    await sell(counter);
    counter.process.wire.line = "down";
    expect(await counter.pay(inquiry)).toMatchObject({ state: "not_sent" });
    counter.process.wire.line = "good";
    await sell(counter, [DEFAULT_PRODUCT]);
    expect(await sendAgain(counter.deps, CASHIER, inquiry.trId)).toMatchObject({ ok: true });
    await sell(counter);
  });

  test("a bill of a product that nobody knows is shown with what was said of it, and never paid", async () => {
    const inquiry = await counter.quote("10202001", CASHIER, ask("AIA.PREMICONVEN"));
    const { raw } = counter.database;
    await sql`update inquiries set family = 'unknown', product = 'EMONEY.NEW' where tr_id = ${inquiry.trId}`.execute(
      raw,
    );
    const unknown = known(await findInquiry(counter.database.read, inquiry.trId));
    expect(await readQuote(counter.deps, inquiry.trId)).toMatchObject({ obstacle: "unknown_product" });
    expect(await counter.claim(unknown)).toEqual({
      ok: false,
      error: { code: "product_unknown", params: { product: "EMONEY.NEW" } },
    });
  });

  test("the next month of a number of months is another bill, and the same day's needs a person's word", async () => {
    const bill = ["8801234567777", CASHIER, ask("BPJS", { month: "1" })] as const;
    expect(await counter.pay(await counter.quote(...bill))).toMatchObject({ state: "success" });
    counter.clock.advance(SECOND);
    const again = await counter.quote(...bill);
    expect(await readQuote(counter.deps, again.trId)).toMatchObject({ paidBefore: { state: "success" } });
    expect(await counter.claim(again)).toEqual({ ok: false, error: { code: "repeat_needs_tick" } });
    expect(await counter.pay(again, { repeatConfirmed: true })).toMatchObject({ state: "success" });
  });
});
