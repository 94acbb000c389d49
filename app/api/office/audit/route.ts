import { auditResponse } from "#lib/server/web/export-response.ts";
import { handler } from "#lib/server/web/handler.ts";

/** The audit log with the same filter as in the page's address, as CSV or XLSX. */
export const GET = handler("supervisor", ({ actor, request }) => auditResponse(actor, request));
