import { loket } from "#lib/server/next.ts";
import { handler, refuse } from "#lib/server/web/handler.ts";
import { readShiftId } from "#lib/server/web/shift-address.ts";

/** Whether the shift page's totals are current. */
export const GET = handler<{ id: string }>("cashier", async ({ actor, params }) => {
  const id = readShiftId(params.id);
  const told = id === null ? null : await loket().shifts.stamp(actor, id);
  if (!told) return refuse("not_found", 404);
  return told === "forbidden" ? refuse(told, 403) : Response.json({ stamp: told });
});
