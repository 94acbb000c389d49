import { errorReply, statusReply } from "./replies.ts";
import type { SimulatorState } from "./simulator-state.ts";
import type { Reply } from "./wire.ts";

/** Answers `checkstatus` by `ref_id`. An unknown one gets code 06 and no `status`: not the same as status 0. */
export function checkStatus(simulator: SimulatorState, fields: Record<string, string>): Reply {
  const inquiry = simulator.ledger.byRefId(fields.ref_id ?? "");
  if (!inquiry) return errorReply("06", { ref_id: fields.ref_id ?? "" });
  return statusReply(inquiry, inquiry.status, simulator.clock.now(), simulator.ledger.state.balance);
}
