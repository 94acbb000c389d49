import { errorReply, statusReply } from "./replies.ts";
import type { Reply } from "./wire.ts";
import type { World } from "./world.ts";

/** Answers `checkstatus` by `ref_id`. An unknown one gets code 06 and no `status`: not the same as status 0. */
export function checkStatus(world: World, fields: Record<string, string>): Reply {
  const inquiry = world.ledger.byRefId(fields.ref_id ?? "");
  if (!inquiry) return errorReply("06", { ref_id: fields.ref_id ?? "" });
  return statusReply(inquiry, inquiry.status, world.clock.now(), world.ledger.state.balance);
}
