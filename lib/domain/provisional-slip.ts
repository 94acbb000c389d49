import type { KodeIuran, TrId } from "./identifiers.ts";
import { handedOver } from "./journal.ts";
import type { Outlet } from "./outlet.ts";
import { heading, money, outletLines, pair, SAMPLE_NOTICE, section, withLines } from "./receipt.ts";
import type { ReceiptModel } from "./receipt-model.ts";
import type { Rupiah } from "./rupiah.ts";
import { formatDateTime, type Millis, type Zone } from "./time.ts";

export type ProvisionalFacts = {
  readonly payment: {
    readonly trId: TrId;
    readonly hp: KodeIuran;
    readonly company: string;
    readonly price: Rupiah;
    readonly rounding: number;
    readonly cashierName: string;
    /** When the cashier confirmed it. */
    readonly createdAt: Millis;
  };
  readonly outlet: Omit<Outlet, "zone">;
  readonly zone: Zone;
  readonly sample: boolean;
};

/**
 * "Tanda terima sementara": what the customer takes home while nobody knows whether the bill is paid.
 * It says so first and large, how much only small, and carries no reference number or QR code that could be taken for a receipt's.
 */
export function buildProvisionalSlip({ payment, outlet, zone, sample }: ProvisionalFacts): ReceiptModel {
  return {
    version: 1,
    kind: "provisional",
    name: "Tanda terima sementara",
    notice: sample ? SAMPLE_NOTICE : null,
    sections: withLines([
      section("outlet", null, outletLines(outlet)),
      section("title", null, [
        heading("TANDA TERIMA SEMENTARA"),
        { ...heading("BELUM LUNAS: status sedang diperiksa"), large: true },
      ]),
      section("references", "Transaksi", [
        pair("ID inquiry", payment.trId),
        pair("Waktu", formatDateTime(payment.createdAt, zone)),
        pair("Kasir", payment.cashierName),
      ]),
      section("bill", "Tagihan", [pair("Kode iuran", payment.hp), pair("Nama perusahaan", payment.company)]),
      section("sums", null, [money("Diterima dari pelanggan", handedOver(payment))]),
      section("footer", null, [
        { kind: "text", text: "Jangan bayar ulang tagihan ini." },
        { kind: "text", text: "Simpan tanda terima ini sampai struk diberikan." },
      ]),
    ]),
    qr: null,
  };
}
