import { exportResponse } from "#lib/server/web/export-response.ts";
import { handler } from "#lib/server/web/handler.ts";

/** Everything that the list of transactions is narrowed to, by the same address. */
export const GET = handler("supervisor", ({ actor, request }) => exportResponse(actor, request, "csv"));
