import { exportResponse } from "#lib/server/web/export-response.ts";
import { handler } from "#lib/server/web/handler.ts";

/** The filtered list of transactions, with the filter in the page's address. */
export const GET = handler("supervisor", ({ actor, request }) => exportResponse(actor, request, "csv"));
