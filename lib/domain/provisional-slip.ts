import type { Outlet } from "./outlet.ts";
import { handedOver, type Payment } from "./payment.ts";
import { productOf } from "./products/catalogue.ts";
import { productName, rowFacts } from "./products/describe-bill.ts";
import type { Words } from "./products/product.ts";
import { heading, money, outletLines, pair, SAMPLE_NOTICE, section, withLines } from "./receipt.ts";
import type { ReceiptModel } from "./receipt-model.ts";
import { formatDateTime, type Zone } from "./time.ts";

export type ProvisionalFacts = {
  readonly payment: Pick<
    Payment,
    "trId" | "family" | "product" | "hp" | "company" | "price" | "rounding" | "ownFee" | "cashierName" | "createdAt"
  >;
  readonly outlet: Omit<Outlet, "zone">;
  readonly zone: Zone;
  readonly sample: boolean;
  /** The name of the payment's code in the price list. */
  readonly listedName: string;
  /** Product words, in Indonesian. */
  readonly words: Words;
};

/**
 * "Tanda terima sementara": the customer's paper while the outcome is unknown. It says so first and in large type, shows the amount in
 * small type, and has no reference number or QR code that could be mistaken for a receipt's.
 */
export function buildProvisionalSlip({
  payment,
  outlet,
  zone,
  sample,
  listedName,
  words,
}: ProvisionalFacts): ReceiptModel {
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
      section("bill", "Tagihan", [
        pair("Produk", productName(payment, words)),
        ...(productOf(payment).byList ? [pair(words.say("company"), listedName)] : []),
        ...rowFacts({ ...payment, period: "" }, words)
          .filter(({ key }) => key !== "period")
          .map(({ label, value }) => pair(label, value)),
      ]),
      section("sums", null, [
        ...(payment.ownFee === 0 ? [] : [money("Biaya loket", payment.ownFee)]),
        money("Diterima dari pelanggan", handedOver(payment)),
      ]),
      section("footer", null, [
        { kind: "text", text: "Jangan bayar ulang tagihan ini." },
        { kind: "text", text: "Simpan tanda terima ini sampai struk diberikan." },
      ]),
    ]),
    qr: null,
  };
}
