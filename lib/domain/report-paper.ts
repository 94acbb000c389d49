import type { Outlet } from "./outlet.ts";
import { heading, outletLines, pair, section, withLines } from "./receipt.ts";
import type { ReceiptModel, ReceiptSection } from "./receipt-model.ts";
import { counted, type ReportWords, reportRows } from "./report-rows.ts";
import { formatRupiah } from "./rupiah.ts";
import { METHOD_NAMES, money, SIGNATURES } from "./shift-paper.ts";
import { dayStart, formatDate, formatDateTime, type Millis } from "./time.ts";
import { receivedOf, type Totals } from "./totals.ts";

type Figures = {
  readonly outlet: Totals;
  readonly cashiers: readonly { readonly cashierName: string; readonly totals: Totals }[];
  /** Each product's totals by its id. */
  readonly sales: { readonly product: readonly { readonly key: string; readonly totals: Totals }[] };
};
type Difference = { readonly cashierName: string | null; readonly amount: number; readonly reason: string };
type Facts = {
  /** The outlet's calendar day, `2026-11-22`. */
  readonly day: string;
  readonly outlet: Outlet;
  readonly now: Millis;
  /** The audit log's head, in the form in which people note it down. */
  readonly auditCode: string;
  /** A product's name by its id. */
  readonly productName: (id: string) => string;
  readonly report: Figures & {
    readonly differences: readonly Difference[];
    readonly lock: { readonly at: Millis; readonly byName: string; readonly figures: Figures | null } | null;
    readonly printed: { readonly at: Millis; readonly changes: { readonly count: number } } | null;
  };
};

// Papers are always Indonesian, like receipts.
const NAMES: ReportWords = {
  counted: (success, all) => `Berhasil ${success} dari ${all}`,
  count: "Transaksi",
  nominal: "Nominal",
  admin: "Biaya admin",
  total: "Total",
  ...METHOD_NAMES,
  ownFee: "Biaya loket",
  rounding: "Pembulatan",
  received: "Diterima dari pelanggan",
  deposit: "Titipan tagihan, ke IAK",
  commission: "Komisi",
  revenue: "Pendapatan loket",
  slip: "Di slip shiftnya",
  late: "Diselesaikan dari shift sebelumnya",
  outside: "Di luar shift",
  earlier: "Dari hari sebelumnya, selesai hari ini",
  cashIn: "Tunai diterima",
  cashOut: "Uang dikembalikan",
  collected: "Piutang dibayar tunai",
  added: "Tambah kas",
  takenOut: "Setor kas",
  expected: "Kas seharusnya",
  openingDifference: "Selisih kas awal",
  countedDifference: "Selisih hitungan",
  unsettled: "Belum selesai",
  toReturn: "Harus dikembalikan",
  receivable: "Piutang pelanggan",
  returnedOtherwise: "Dikembalikan bukan tunai",
};

/** A day's report for a roll: the outlet's figures, then each cashier's. An A4 page has columns and its own layout. */
export function buildReportPaper({ day, outlet, now, report, auditCode, productName }: Facts): ReceiptModel {
  const { zone } = outlet;
  const { lock, printed } = report;
  const time = (at: Millis) => formatDateTime(at, zone);
  const text = (words: string) => ({ kind: "text", text: words }) as const;
  return {
    version: 1,
    kind: "report",
    name: "Laporan harian",
    notice: null,
    sections: withLines([
      section("outlet", null, outletLines({ ...outlet, phone: "", address: "" })),
      section("title", null, [
        heading("LAPORAN HARIAN"),
        heading(formatDate(dayStart(day, zone) ?? 0, zone)),
        text(`Dicetak ${time(now)}`),
        ...(lock ? [text(`Buku ditutup ${time(lock.at)} oleh ${lock.byName}`)] : []),
        ...(printed && printed.changes.count > 0 ? [text(`Berubah sejak dicetak ${time(printed.at)}`)] : []),
      ]),
      ...sections(report, productName),
      section(
        "method",
        null,
        report.differences.map(({ cashierName, amount, reason }) =>
          money(`Selisih kas ${cashierName ?? ""}: ${reason || "tanpa alasan"}`, amount),
        ),
      ),
      ...(lock?.figures
        ? [section("title", null, [heading("SETELAH TUTUP BUKU")]), ...sections(lock.figures, productName)]
        : []),
      section("footer", null, [pair("Log audit", auditCode), ...SIGNATURES]),
    ]),
    qr: null,
  };
}

/** What a roll has room for beside a product's number and sum. */
const BESIDE = ["ownFee", "rounding", "commission"] as const;

function sections({ outlet, cashiers, sales }: Figures, productName: Facts["productName"]): ReceiptSection[] {
  const products = sales.product.flatMap(({ key, totals: { paid } }) => [
    pair(productName(key), counted({ count: paid.count, total: receivedOf(paid) })),
    ...BESIDE.filter((part) => part === "commission" || paid[part] !== 0).map((part) =>
      pair(`  ${NAMES[part]}`, formatRupiah(paid[part])),
    ),
  ]);
  return [
    ...figures("SELURUH LOKET", outlet, outlet),
    ...cashiers.flatMap(({ cashierName, totals }) => figures(cashierName, totals, outlet)),
    ...(sales.product.length > 1 ? [section("amounts", null, [heading("PER PRODUK"), ...products])] : []),
  ];
}

function figures(name: string, totals: Totals, outlet: Totals): ReceiptSection[] {
  const [first = [], ...rest] = reportRows(outlet, NAMES).map((group) =>
    group.map(({ label, value }) => pair(label, value(totals))),
  );
  return [section("amounts", null, [heading(name), ...first]), ...rest.map((lines) => section("sums", null, lines))];
}
