import type { KodeIuran, RefId, TrId } from "#lib/domain/identifiers.ts";
import type { ReceiptFacts } from "#lib/domain/receipt.ts";
import type { Rupiah } from "#lib/domain/rupiah.ts";
import { DOCUMENTED_DETAILS } from "#lib/domain/testing/samples.ts";

const AT = Date.UTC(2026, 10, 22, 9, 36, 51);
const rp = (amount: number) => amount as Rupiah;

/** IAK's documented sample bill, paid in cash at a shop in Surabaya. */
export const sampleFacts: ReceiptFacts = {
  inquiry: {
    trId: "219342904" as TrId,
    refId: "091283746511" as RefId,
    product: "BPJSTKPU",
    hp: "210300016001" as KodeIuran,
    company: "PT LIMABELAS",
    period: "202104",
    nominal: rp(100_000),
    admin: rp(2_500),
    price: rp(102_500),
    sellingPrice: rp(100_500),
    details: DOCUMENTED_DETAILS,
    day: "2026-11-22",
    askedAt: AT - 60_000,
    askedBy: { id: "u1", name: "Rina A." },
    source: "here",
  },
  payment: {
    method: "cash",
    cashReceived: rp(150_000),
    noref: "iak62860fafe04c3",
    paidAt: AT,
    cashierName: "Rina A.",
  },
  outlet: {
    name: "LOKET SUMBER REJEKI",
    address: "Jl. Melati No. 12, Surabaya",
    phone: "031-5550123",
    footer: "Terima kasih. Simpan struk ini sebagai bukti pembayaran.",
  },
  zone: "WIB",
  sample: false,
  verifyUrl: "https://loket.example/verify/9fK2mXq7Lr4TzB8c",
};

/** The same receipt with some of its facts changed. */
export function factsWith(changes: {
  inquiry?: Partial<ReceiptFacts["inquiry"]>;
  payment?: Partial<ReceiptFacts["payment"]>;
  outlet?: Partial<ReceiptFacts["outlet"]>;
  zone?: ReceiptFacts["zone"];
  sample?: boolean;
}): ReceiptFacts {
  return {
    ...sampleFacts,
    ...changes,
    inquiry: { ...sampleFacts.inquiry, ...changes.inquiry },
    payment: { ...sampleFacts.payment, ...changes.payment },
    outlet: { ...sampleFacts.outlet, ...changes.outlet },
  };
}
