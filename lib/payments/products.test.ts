import { beforeAll, describe, expect, test } from "vitest";
import { verifyLedger } from "#lib/db/journal/verify-ledger.ts";
import { findInquiry } from "#lib/db/payments/inquiries.ts";
import { findReceipt } from "#lib/db/payments/receipts.ts";
import { listTransactions } from "#lib/db/search/transactions.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { CustomerNumber, RefId, TrId } from "#lib/domain/identifiers.ts";
import { askedOf } from "#lib/domain/products/ask-for.ts";
import { DEFAULT_PRODUCT, PRODUCTS, productOfCode } from "#lib/domain/products/catalogue.ts";
import { describeBill, periodWords, searchNumbersOf } from "#lib/domain/products/describe-bill.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { RECEIPT_WORDS } from "#lib/receipts/receipt-words.ts";
import { readStoredReceipt } from "#lib/receipts/stored-receipt.ts";
import { transactionCells } from "#lib/reports/transaction-columns.ts";
import type { ReplyFault } from "#lib/simulator/faults.ts";
import { bringInByRefId, inquireByNumber } from "./find-bill.ts";
import { readPriceList } from "./read-price-list.ts";
import { readQuote } from "./read-quote.ts";
import { sendAgain } from "./send-again.ts";
import { settleByHand } from "./settle-by-hand.ts";
import { CASHIER, known, SUPERVISOR } from "./testing/counter.ts";
import { listOf } from "./testing/list-of.ts";
import { passTime } from "./testing/pass-time.ts";
import { askOf, SANDBOX_BILLS } from "./testing/sandbox-bills.ts";
import { sell } from "./testing/sell.ts";
import { HOUR, SECOND } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

const ask = (code: string, asked?: Readonly<Record<string, string>>) => askOf({ code, asked });

test("each product has a bill in the sandbox", () => {
  const tried = new Set(SANDBOX_BILLS.map(({ code }) => productOfCode(code).id));
  expect(PRODUCTS.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
});

for (const format of ["json", "xml"] as const) {
  describe(`over ${format}`, () => {
    describeMostlyOnSqlite("every product", (open) => {
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
          const told = rows.find(({ trId }) => trId === inquiry.trId);
          const row = {
            ...known(told ?? null),
            cashReceived: null,
            shiftId: null,
            details: JSON.stringify(paid.details),
            listedName: null,
          };
          const cells = JSON.stringify(transactionCells(row, { states: {}, methods: {}, product: RECEIPT_WORDS.say }));
          const period = periodWords(paid, RECEIPT_WORDS);
          expect(period === "" || paper.includes(period)).toBe(true);
          for (const words of [hp, inquiry.trId, RECEIPT_WORDS.say(inquiry.family), period, code, number])
            expect(cells).toContain(words);
        }

        // IAK's own receipt, as documented and as its SDKs request it.
        for (const address of [inquiry.trId, `${inquiry.trId}/1`]) {
          const file = await fetch(`${counter.simulator.url}/api/v1/download/${address}`);
          expect(file.headers.get("content-type")).toBe("application/pdf");
        }
      });

      test.each(SANDBOX_BILLS)(
        "$code that another program asked about is brought in by its Ref ID as it would be quoted here",
        async ({ code, hp, asked = {} }) => {
          counter.clock.advance(SECOND);
          const refId = `elsewhere${code.replaceAll(".", "")}` as RefId;
          const said = await counter.deps.biller.inquire({ product: code, hp: hp as CustomerNumber, refId, asked });
          if (said.kind !== "quote" || !said.fields.trId) throw new Error(`${code} was not quoted`);
          const { trId } = said.fields;
          expect(await bringInByRefId(counter.deps, CASHIER, { trId, refId })).toEqual({ ok: true, trId, as: "quote" });
          const brought = known(await findInquiry(counter.database.read, trId));
          const family = productOfCode(code).id;
          expect(brought).toMatchObject({ family, hp, price: said.fields.price, source: "elsewhere" });
          expect(askedOf(brought)).toEqual(asked);
          expect(await readQuote(counter.deps, trId)).toMatchObject({ differingSum: null, obstacle: null });
        },
      );
    });
  });
}

describeMostlyOnSqlite("products at one counter", (open) => {
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

  test("that a receipt is a proof is said by contract only, and of the products that it is about", async () => {
    const proof = RECEIPT_WORDS.say("plnProof");
    const paperOf = async (hp: string, code: string, asked = {}) => {
      const inquiry = await counter.quote(hp, CASHIER, ask(code, asked));
      await counter.pay(inquiry);
      return JSON.stringify(known(await findReceipt(counter.database.read, inquiry.trId)).model);
    };
    await sell(counter);
    expect(await paperOf("530000001001", "PLNPOSTPAID")).not.toContain(proof);
    await sell(counter, PRODUCTS, { proofByContract: true });
    expect(await paperOf("530000001002", "PLNPOSTPAID")).toContain(proof);
    expect(await paperOf("8801234561001", "BPJS", { month: "1" })).not.toContain(proof);
    await sell(counter, PRODUCTS, { proofByContract: false });
  });

  test("a bill that is not sold here is neither asked about nor brought in, and no reference is used up", async () => {
    await sell(counter, [DEFAULT_PRODUCT]);
    const refused = (code: string) => ({ ok: false, error: { code, params: { label: "bpjskesehatan" } } });
    const bill = { hp: "8801234560000" as never, ...ask("BPJS", { month: "1" }) };
    expect(await inquireByNumber(counter.deps, CASHIER, bill)).toEqual(refused("product_unsold"));
    const foreign = { trId: "219342905" as TrId, refId: "kesehatan0001" as RefId };
    expect(await bringInByRefId(counter.deps, CASHIER, foreign)).toEqual(refused("other_product"));
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
    const refused = { ok: false, error: { code: "other_product", params: { label: "bpjskesehatan" } } };
    expect(await counter.claim(inquiry)).toEqual(refused);
    await sell(counter);
    counter.process.wire.line = "down";
    expect(await counter.pay(inquiry)).toMatchObject({ state: "not_sent" });
    counter.process.wire.line = "good";
    await sell(counter, [DEFAULT_PRODUCT]);
    expect(await sendAgain(counter.deps, CASHIER, inquiry.trId)).toMatchObject({ ok: true });
    await sell(counter);
  });

  test("a bill of a product that nobody knows is brought in and shown with what was said of it, and never paid", async () => {
    const foreign = { trId: "219342904" as TrId, refId: "091283746511" as RefId };
    const fields = { code: "EMONEY.NEW", desc: { wallet: "DOMPET SAYA", points: { left: 7 } } };
    counter.addFaults({ command: "checkstatus", times: 1, fault: { reply: { kind: "change", fields } } });
    expect(await bringInByRefId(counter.deps, CASHIER, foreign)).toMatchObject({ ok: true, as: "quote" });
    const unknown = known(await findInquiry(counter.database.read, foreign.trId));
    const facts = describeBill(unknown, RECEIPT_WORDS).lines.map(({ label, value }) => `${label} ${value}`);
    expect(facts).toEqual(expect.arrayContaining(["wallet DOMPET SAYA", "points.left 7"]));
    expect(await readQuote(counter.deps, foreign.trId)).toMatchObject({ obstacle: "unknown_product" });
    expect(await counter.claim(unknown)).toEqual({
      ok: false,
      error: { code: "product_unknown", params: { product: "EMONEY.NEW" } },
    });
  });

  test("a code that only the price list knows is brought in as the product under whose type it is listed, and can be paid", async () => {
    await sell(counter);
    await list({ internet: ["CBN", "MYREPUBLIC"], tv: ["TELKOMVISION"] });
    for (const [code, hp, as, family] of [
      ["CBN", "01920000", "MYREPUBLIC", "internet"],
      ["TVBIG", "1072160000", "TELKOMVISION", "television"],
    ] as const) {
      const refId = `listed${as}` as RefId;
      const said = await counter.deps.biller.inquire({ product: code, hp: hp as CustomerNumber, refId });
      if (said.kind !== "quote" || !said.fields.trId) throw new Error(`${code} was not quoted`);
      const { trId } = said.fields;
      counter.addFaults({ command: "checkstatus", refId, fault: { reply: { kind: "change", fields: { code: as } } } });
      expect(await bringInByRefId(counter.deps, CASHIER, { trId, refId })).toEqual({ ok: true, trId, as: "quote" });
      expect(await findInquiry(counter.database.read, trId)).toMatchObject({ family, product: as });
      expect(await readQuote(counter.deps, trId)).toMatchObject({ obstacle: null });
    }
  });

  test("a code that IAK has switched off is neither asked about nor brought in, however the cashier came to it", async () => {
    await sell(counter);
    const code = "PDAMKOTA.SURABAYA";
    const bill = { hp: "10200000" as CustomerNumber, ...ask(code) };
    const refId = "switchedoff" as RefId;
    const said = await counter.deps.biller.inquire({ product: code, hp: bill.hp, refId });
    if (said.kind !== "quote" || !said.fields.trId) throw new Error(`${code} was not quoted`);
    await list({ pdam: [code, "PDAMKOTA.YOGYAKARTA"] }, [code]);
    const refused = { ok: false, error: { code: "product_off", params: { product: code } } };
    expect(await inquireByNumber(counter.deps, CASHIER, bill)).toEqual(refused);
    expect(await bringInByRefId(counter.deps, CASHIER, { trId: said.fields.trId, refId })).toEqual(refused);
    await list({ pdam: [code] });
    expect(await inquireByNumber(counter.deps, CASHIER, bill)).toMatchObject({ ok: true, as: "quote" });
  });

  /** What the biller lists under some types, read into the ledger. */
  async function list(...[codesByType, off]: Parameters<typeof listOf>) {
    const biller = { ...counter.deps.biller, priceList: listOf(codesByType, off) };
    for (const type of Object.keys(codesByType)) await readPriceList({ ...counter.deps, biller }, type);
  }

  test.each([
    ["PBBKOT.CIMAHI", "329801092375990000", { year: "2023" }],
    ["ESAMSAT.JABAR", "9658548523560000", { nomor_identitas: "0212502110170100" }],
    ["BPJS", "8801234560000", { month: "2" }],
  ] as const)(
    "an inquiry of %s whose reply leaves out what was asked can be repeated as it was",
    async (code, hp, asked) => {
      const fields = { desc: [], ...(code === "BPJS" && { period: "" }) };
      counter.addFaults({ command: "inq-pasca", times: 1, fault: { reply: { kind: "change", fields } } });
      expect(askedOf(await counter.quote(hp, CASHIER, ask(code, asked)))).toEqual(asked);
    },
  );

  test("a success that a person settled is found by what the biller says of it later, and its receipt stays", async () => {
    const hp = "9658548523562000";
    const inquiry = await counter.quote(hp, CASHIER, ask("ESAMSAT.JABAR", { nomor_identitas: "0212502110170100" }));
    counter.nextPay({ execute: "pending", reply: { kind: "reset" } });
    await counter.pay(inquiry);
    await passTime(counter, 24 * HOUR);
    const { trId } = inquiry;
    const settlement = { trId, to: "success", reason: "IAK's own desk says so", onlySupervisor: false } as const;
    expect(await settleByHand(counter.deps, SUPERVISOR, settlement)).toMatchObject({ ok: true });
    const before = await findReceipt(counter.database.read, trId);
    counter.simulator.control.settle(Number(trId), "success");
    const checked = async (reply: Extract<ReplyFault, { kind: "change" }>) => {
      counter.clock.advance(3 * SECOND);
      counter.addFaults({ command: "checkstatus", times: 1, fault: { reply } });
      await counter.check(trId, SUPERVISOR);
      return known(await findInquiry(counter.database.read, trId)).details;
    };
    // A reply about another bill is never taken for this one's.
    expect(await checked({ kind: "change", fields: { hp: "9658548523562001" } })).toMatchObject({ ntpd: "" });
    const ntpd = "Q8T3L562000";
    expect(await checked({ kind: "change", remove: ["noref"] })).toMatchObject({ ntpd });
    expect(await listTransactions(counter.database.read, { search: ntpd }, { limit: 5 })).toMatchObject([{ trId }]);
    for await (const { name, faults } of verifyLedger(counter.database.read))
      expect([name, faults]).toEqual([name, []]);
    expect(await findReceipt(counter.database.read, trId)).toEqual(before);
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
