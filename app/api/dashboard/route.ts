import { loket } from "#lib/server/next.ts";
import { handler } from "#lib/server/web/handler.ts";

/** Whether an open summary is still the outlet's newest: it asks every few seconds and is drawn anew only when the stamp differs. */
export const GET = handler("supervisor", async () => Response.json({ stamp: await loket().dashboard.stamp() }));
