import { bookResponse } from "#lib/server/web/export-response.ts";
import { handler } from "#lib/server/web/handler.ts";

/** One of the outlet's books over some days, as CSV or XLSX. */
export const GET = handler("supervisor", ({ actor, request }) => bookResponse(actor, request));
