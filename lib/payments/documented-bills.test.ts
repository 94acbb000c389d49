import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ownInstallation } from "#lib/db/installation.ts";
import { findInquiry } from "#lib/db/payments/inquiries.ts";
import { findPayment } from "#lib/db/payments/payments.ts";
import { findReceipt } from "#lib/db/payments/receipts.ts";
import { listTransactions } from "#lib/db/search/transactions.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { CustomerNumber } from "#lib/domain/identifiers.ts";
import { DEFAULT_PRODUCT, PRODUCTS, productOf, productOfCode } from "#lib/domain/products/catalogue.ts";
import { describeBill, periodWords, searchNumbersOf } from "#lib/domain/products/describe-bill.ts";
import { formatRupiah, groupDigits } from "#lib/domain/rupiah.ts";
import { fixture } from "#lib/iak/testing/fixture.ts";
import { bodyOf, httpReply, startServer } from "#lib/iak/testing/scripted-server.ts";
import { RECEIPT_WORDS } from "#lib/receipts/receipt-words.ts";
import { readStoredReceipt } from "#lib/receipts/stored-receipt.ts";
import { transactionCells } from "#lib/reports/transaction-columns.ts";
import { inquireByNumber } from "./find-bill.ts";
import { readQuote } from "./read-quote.ts";
import { startPayment } from "./start-payment.ts";
import { CASHIER, confirmationOf, known } from "./testing/counter.ts";
import { startProcess } from "./testing/loket-process.ts";
import { sell } from "./testing/sell.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

type Format = "json" | "xml";
/** IAK's documented replies about one bill, as they are. */
type Documented = {
  readonly name: string;
  readonly family: string;
  readonly inquiry: string;
  readonly payment: string;
};

const FOLDER = new URL("../domain/products/", import.meta.url);

function documentedIn(format: Format): Documented[] {
  const others = readdirSync(FOLDER, { encoding: "utf8", recursive: true })
    .filter((path) => path.includes("payment-response") && path.endsWith(format))
    .map((path) => {
      const [inquiry, payment] = [path.replace("payment", "inquiry"), path].map((one) =>
        readFileSync(new URL(one, FOLDER), "utf8"),
      ) as [string, string];
      const family = path.split("/")[0] ?? "";
      // IAK's sample of a mobile payment in XML is one of PLN's: the inquiry's stands in for it.
      const isOfAnother = productOfCode(valueIn(payment, "code")).id !== family;
      return { name: path, family, inquiry, payment: isOfAnother ? inquiry : payment };
    });
  const [inquiry, payment] = ["inquiry", "payment"].map((what) => fixture(`${what}-response.${format}`)) as [
    string,
    string,
  ];
  return [{ name: `the first product's ${format}`, family: DEFAULT_PRODUCT.id, inquiry, payment }, ...others];
}

const fieldIn = (name: string) => new RegExp(`("${name}": *"?|<${name}>)([^"<,\\s]*)`, "g");

/** What a raw reply says first under a name: its own fields stand before those of `desc`. */
function valueIn(raw: string, name: string): string {
  return fieldIn(name).exec(raw)?.[2] ?? "";
}

/** The raw reply with other identifiers: the samples of one bill differ in theirs, and one has none. */
function replyAbout(raw: string, own: Readonly<Record<string, string>>): string {
  return Object.entries(own).reduce(
    (text, [name, value]) =>
      valueIn(text, name) === ""
        ? text.replace("</mp>", `<${name}>${value}</${name}></mp>`)
        : text.replace(fieldIn(name), `$1${value}`),
    raw,
  );
}

for (const format of ["json", "xml"] as const) {
  describeMostlyOnSqlite(`IAK's documented replies in ${format}`, (open) => {
    const bills = documentedIn(format);

    test("are there for every product", () => {
      expect(new Set(bills.map(({ family }) => family))).toEqual(new Set(PRODUCTS.map(({ id }) => id)));
    });

    test.each(bills)("of $name are inquired, confirmed, paid, receipted, found and exported", async (bill) => {
      const database = await open();
      const clock = createVirtualClock();
      const account = { username: "081234567890", apiKey: "a-key-for-tests" };
      await ownInstallation(database, { mode: "demo", username: account.username }, clock.now());
      await sell({ database, clock });
      let refId = "";
      const server = await startServer((socket, request) => {
        const asked = bodyOf(request);
        const own = { tr_id: "70000001", hp: valueIn(bill.inquiry, "hp"), ref_id: refId };
        if (request.includes("inq-pasca")) refId = own.ref_id = valueIn(asked, "ref_id");
        const body = replyAbout(request.includes("inq-pasca") ? bill.inquiry : bill.payment, own);
        socket.end(httpReply(200, body, { "Content-Type": `application/${format}` }));
      });
      const { deps, idle } = startProcess({
        ...{ database, account, format, now: clock.now, url: server.url, processId: "one" },
      });

      const code = valueIn(bill.inquiry, "code");
      const hp = valueIn(bill.inquiry, "hp") as CustomerNumber;
      const ask = { month: "2", year: "2019", nomor_identitas: "0212502110170100" };
      const found = await inquireByNumber(deps, CASHIER, { hp, product: productOfCode(code), code, asked: ask });
      if (!found.ok) throw new Error(`no quote: ${JSON.stringify(found.error)}`);
      const { trId } = found;
      const quote = known(await readQuote(deps, trId));
      expect(quote).toMatchObject({ differingSum: null, obstacle: null, paidBefore: null });
      const quoted = known(await findInquiry(database.read, trId));
      for (const name of ["nominal", "admin", "price"] as const)
        expect(quoted[name]).toBe(Number(valueIn(bill.inquiry, name)));
      expect(quoted.company).toBe(/("tr_name": *"|<tr_name>)([^"<]*)/.exec(bill.inquiry)?.[2]?.trim());

      expect(await startPayment(deps, CASHIER, confirmationOf(quoted))).toMatchObject({ ok: true });
      await idle();
      expect(await findPayment(database.read, trId)).toMatchObject({ state: "success", family: bill.family });

      const paid = known(await findInquiry(database.read, trId));
      const { lines, amounts, parts, notes } = describeBill(paid, RECEIPT_WORDS, true);
      const paper = JSON.stringify(readStoredReceipt(known(await findReceipt(database.read, trId)).model));
      const said = [
        ...lines.map(({ value }) => value),
        ...[...amounts, ...parts.flatMap((part) => part.amounts)].map(({ amount }) => formatRupiah(amount)),
        ...parts.flatMap(({ title, facts }) => [title, ...facts.map(({ value }) => value)]),
        ...notes,
      ];
      for (const words of [hp, paid.company, formatRupiah(paid.price), formatRupiah(paid.nominal), ...said])
        expect(paper).toContain(JSON.stringify(words).slice(1, -1));

      for (const number of [hp, trId, ...searchNumbersOf(paid, paid.details)]) {
        const rows = await listTransactions(database.read, { search: number }, { limit: 5 });
        expect(rows.map((row) => row.trId)).toEqual([trId]);
        const row = { ...known(rows[0] ?? null), cashReceived: null, shiftId: null, listedName: null };
        const cells = JSON.stringify(
          transactionCells(
            { ...row, details: JSON.stringify(paid.details) },
            { states: {}, methods: {}, product: RECEIPT_WORDS.say },
          ),
        );
        const facts = [...lines, ...parts.flatMap((part) => part.facts)].map(({ value }) => value);
        const ofProduct = [RECEIPT_WORDS.say(productOf(paid).id), periodWords(paid, RECEIPT_WORDS), ...facts];
        for (const words of [hp, trId, ...ofProduct.filter((value) => value !== "-")])
          expect(cells).toContain(JSON.stringify(words).slice(1, -1));
        for (const { amount } of [...amounts, ...parts.flatMap((part) => part.amounts)])
          expect(cells.includes(` ${groupDigits(amount)}`) || cells.includes(`:${amount}}`)).toBe(true);
      }
    });
  });
}
