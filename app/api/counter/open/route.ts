import { handler } from "#lib/server/web/handler.ts";
import { openPaymentsOf } from "#lib/server/web/open-payments.ts";

/** The strip's own read: this cashier's unsettled payments and cash to give back. */
export const GET = handler("cashier", async ({ actor }) => Response.json(await openPaymentsOf(actor)));
