import { THERMAL_PAPERS } from "#lib/domain/paper.ts";
import { readPrinterProfile } from "#lib/domain/printer-profile.ts";
import { loket } from "#lib/server/next.ts";
import { handler, refuse } from "#lib/server/web/handler.ts";

/** `?paper=58|80`, and the printer's profile: the test page as bytes for a thermal printer on the client's own device. */
export const GET = handler("cashier", async ({ request, actor }) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const paper = THERMAL_PAPERS.find((known) => known === asked.paper);
  if (!paper) return refuse("paper_unknown", 400);
  const bytes = await loket().does.testPage(actor, paper, readPrinterProfile(asked));
  return new Response(new Uint8Array(bytes), { headers: { "Content-Type": "application/octet-stream" } });
});
