import { auditResponse } from "#lib/server/web/export-response.ts";
import { handler } from "#lib/server/web/handler.ts";

/** What the audit log is narrowed to, by the same address, as CSV or XLSX. */
export const GET = handler("supervisor", ({ actor, request }) => auditResponse(actor, request));
