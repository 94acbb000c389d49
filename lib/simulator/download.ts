import { receiptPdf } from "./receipt-pdf.ts";
import { errorReply } from "./replies.ts";
import { trIdOf } from "./request.ts";
import type { SimulatorState } from "./simulator-state.ts";
import type { Reply } from "./wire.ts";

/** Answers `GET /api/v1/download/{tr_id}`: a PDF once paid, else `<mp>` XML. IAK requires no signature here. */
export function download(simulator: SimulatorState, fields: Record<string, string>): Reply {
  const inquiry = simulator.ledger.byTrId(trIdOf(fields.tr_id) ?? -1);
  if (!inquiry) return errorReply("06", { tr_id: fields.tr_id ?? "" });
  if (inquiry.status !== 1) return errorReply("02", { tr_id: inquiry.trId });
  const { trId, refId, noref, hp, bill } = inquiry;
  const lines = [
    "SIMULATOR: BUKAN BUKTI PEMBAYARAN",
    `ID inquiry ${trId}`,
    `Ref ID ${refId}`,
    `No. referensi ${noref}`,
    `${hp} ${bill.name}`,
    `Periode ${bill.period}`,
    `Total Rp${bill.price}`,
  ];
  return { shape: "pdf", bytes: receiptPdf(lines) };
}
