import { handler } from "#lib/server/web/handler.ts";
import { openPaymentsOf } from "#lib/server/web/open-payments.ts";

/** For the strip: this cashier's unsettled payments and money owed. */
export const GET = handler("cashier", async ({ actor }) => Response.json(await openPaymentsOf(actor)));
