import { loket } from "#lib/server/next.ts";
import { handler, refuse } from "#lib/server/web/handler.ts";

/** Whether an open summary is current: the page asks every few seconds and is redrawn only when the stamp differs. */
export const GET = handler("supervisor", async ({ actor }) => {
  const told = await loket().dashboard.stamp(actor);
  return told.ok ? Response.json({ stamp: told.stamp }) : refuse(told.error.code, 403);
});
