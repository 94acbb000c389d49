import { DENOMINATIONS } from "./cash-count.ts";
import type { Outlet } from "./outlet.ts";
import { PAY_METHODS, type PayMethod } from "./payment.ts";
import { heading, outletLines, pair, section, withLines } from "./receipt.ts";
import type { ReceiptLine, ReceiptModel } from "./receipt-model.ts";
import { counted, countedWords } from "./report-rows.ts";
import { formatRupiah } from "./rupiah.ts";
import { isRounded, type Shift } from "./shift.ts";
import { formatDateTime, formatTime, type Millis } from "./time.ts";
import { expectedCash, receivedOf, type Sum, type Totals } from "./totals.ts";

// Papers are always Indonesian, like receipts.
export const METHOD_NAMES: Record<PayMethod, string> = {
  cash: "Tunai",
  qris: "QRIS",
  transfer: "Transfer",
  debit: "Debit",
  unknown: "Tidak diketahui",
};

type Facts = { readonly shift: Shift; readonly totals: Totals; readonly outlet: Outlet; readonly now: Millis };

/** A shift's summary to print and sign: expected cash, counted cash, and what is still open. */
export function buildShiftPaper({ shift, totals, outlet, now }: Facts): ReceiptModel {
  const { closing } = shift;
  const time = (at: Millis) => formatDateTime(at, outlet.zone);
  return {
    version: 1,
    kind: "report",
    name: "Ringkasan shift",
    notice: null,
    sections: withLines([
      section("outlet", null, outletLines({ ...outlet, phone: "", address: "" })),
      section("title", null, [heading("RINGKASAN SHIFT"), { kind: "text", text: `Shift ${shift.id}` }]),
      section("references", "Shift", [
        pair("Kasir", shift.cashierName),
        pair("Dibuka", time(shift.openedAt)),
        pair("Ditutup", closing ? time(closing.at) : "masih buka"),
        ...(closing && closing.byId !== shift.cashierId ? [pair("Ditutup oleh", closing.byName)] : []),
        pair("Dicetak", time(now)),
      ]),
      section("bill", "Cara bayar", [
        pair(
          "Transaksi",
          countedWords(totals, (success, all) => `Berhasil ${success} dari ${all}`),
        ),
        ...(totals.paid.ownFee === 0 ? [] : [pair("Biaya loket", formatRupiah(totals.paid.ownFee))]),
        pair("Pembulatan", formatRupiah(totals.paid.rounding)),
        ...PAY_METHODS.map((method) => pair(METHOD_NAMES[method], counted(totals.methods[method].success))),
        pair("Diterima dari pelanggan", counted({ count: totals.paid.count, total: receivedOf(totals.paid) })),
        pair("Belum selesai", counted(totals.unsettled)),
        pair("Harus dikembalikan", counted(totals.toReturn)),
        ...seldom("Piutang pelanggan", totals.receivable),
        ...seldom("Diselesaikan dari shift sebelumnya", totals.earlier.paid),
        ...seldom("Gagal dari shift sebelumnya", totals.earlier.undone),
      ]),
      section("amounts", "Kas", [
        money("Kas awal", shift.openingCash),
        ...(totals.differences.opening === 0
          ? []
          : [money("Selisih dari hitungan terakhir", totals.differences.opening)]),
        money(`Tunai diterima (${totals.cashIn.count})`, totals.cashIn.total),
        money(`Uang dikembalikan (${totals.cashOut.count})`, -totals.cashOut.total),
        ...(totals.collected.count > 0
          ? [money(`Piutang dibayar (${totals.collected.count})`, totals.collected.total)]
          : []),
        ...totals.moves.map(({ amount, reason, at }) =>
          money(`${amount < 0 ? "Setor" : "Tambah"} ${formatTime(at, outlet.zone)}: ${reason}`, amount),
        ),
      ]),
      section("sums", null, [
        money("Kas menurut sistem", closing?.expected ?? expectedCash(shift.openingCash, totals)),
        ...(closing ? [money("Kas fisik", closing.counted)] : []),
      ]),
      section(
        "total",
        null,
        closing
          ? [
              {
                kind: "total",
                label: isRounded(closing) ? "SELISIH PEMBULATAN" : "SELISIH",
                value: formatRupiah(closing.difference),
              },
            ]
          : [],
      ),
      section("method", "Hitungan kas", closing ? countLines(closing.counts) : []),
      section("footer", null, [
        ...(closing?.reason ? [{ kind: "text" as const, text: `Alasan: ${closing.reason}` }] : []),
        ...SIGNATURES,
      ]),
    ]),
    qr: null,
  };
}

export const SIGNATURES: readonly ReceiptLine[] = [
  { kind: "sign", text: "Kasir" },
  { kind: "sign", text: "Supervisor" },
];

function seldom(label: string, sum: Sum): ReceiptLine[] {
  return sum.count === 0 ? [] : [pair(label, counted(sum))];
}

export function money(label: string, amount: number): ReceiptLine {
  return { kind: "amount", code: null, label, value: formatRupiah(amount) };
}

function countLines(counts: Readonly<Record<string, number>>): ReceiptLine[] {
  return DENOMINATIONS.filter(({ key }) => (counts[key] ?? 0) > 0).map(({ key, kind, value }) => {
    const pieces = counts[key] ?? 0;
    const name = `${formatRupiah(value)}${kind === "coin" ? " koin" : ""} x ${pieces}`;
    return pair(name, formatRupiah(value * pieces));
  });
}
