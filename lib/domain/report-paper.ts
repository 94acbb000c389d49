import type { Outlet } from "./outlet.ts";
import { PAY_METHODS } from "./payment.ts";
import { heading, outletLines, pair, section, withLines } from "./receipt.ts";
import type { ReceiptModel, ReceiptSection } from "./receipt-model.ts";
import { formatRupiah } from "./rupiah.ts";
import { expectedCash, movedCash, type Totals } from "./shift.ts";
import { counted, METHOD_NAMES, money, SIGNATURES } from "./shift-paper.ts";
import { formatDate, formatDateTime, type Millis } from "./time.ts";

type Facts = {
  readonly day: Millis;
  readonly outlet: Outlet;
  readonly now: Millis;
  readonly total: Totals;
  readonly cashiers: readonly { readonly cashierName: string; readonly totals: Totals }[];
};

/** A day's report as a roll prints it: the outlet's figures, then each cashier's. A page has columns for it and draws its own. */
export function buildReportPaper({ day, outlet, now, total, cashiers }: Facts): ReceiptModel {
  return {
    version: 1,
    kind: "report",
    name: "Laporan harian",
    notice: null,
    sections: withLines([
      section("outlet", null, outletLines({ ...outlet, phone: "", address: "" })),
      section("title", null, [
        heading("LAPORAN HARIAN"),
        heading(formatDate(day, outlet.zone)),
        { kind: "text", text: `Dicetak ${formatDateTime(now, outlet.zone)}` },
      ]),
      ...figures("SELURUH LOKET", total),
      ...cashiers.flatMap(({ cashierName, totals }) => figures(cashierName, totals)),
      section("footer", null, SIGNATURES),
    ]),
    qr: null,
  };
}

function figures(name: string, totals: Totals): ReceiptSection[] {
  const { paid, cashIn, cashOut, moves, unsettled, toReturn, methods } = totals;
  const { added, takenOut } = movedCash(moves);
  return [
    section("amounts", null, [
      heading(name),
      pair("Transaksi berhasil", String(paid.count)),
      money("Nominal", paid.nominal),
      money("Biaya admin", paid.admin),
      money("Total", paid.total),
      money("Komisi", paid.commission),
      ...PAY_METHODS.filter((method) => methods[method].success.count > 0).map((method) =>
        pair(METHOD_NAMES[method], counted(methods[method].success)),
      ),
    ]),
    section("sums", null, [
      pair("Tunai diterima", counted(cashIn)),
      pair("Uang dikembalikan", counted({ ...cashOut, total: -cashOut.total })),
      ...(added.count > 0 ? [pair("Tambah kas", counted(added))] : []),
      ...(takenOut.count > 0 ? [pair("Setor kas", counted({ ...takenOut, total: -takenOut.total }))] : []),
      money("Kas seharusnya", expectedCash(0, totals)),
      ...(unsettled.count > 0 ? [pair("Belum selesai", counted(unsettled))] : []),
      ...(toReturn.count > 0 ? [pair("Harus dikembalikan", formatRupiah(toReturn.total))] : []),
    ]),
  ];
}
