import { THERMAL_PAPERS } from "#lib/domain/paper.ts";
import { loket } from "#lib/server/next.ts";
import { handler, refuse } from "#lib/server/web/handler.ts";

/** `?paper=58|80`: the test page as bytes for a thermal printer on the asker's own device. */
export const GET = handler("cashier", async ({ request, actor }) => {
  const asked = new URL(request.url).searchParams.get("paper");
  const paper = THERMAL_PAPERS.find((known) => known === asked);
  if (!paper) return refuse("paper_unknown", 400);
  const bytes = await loket().does.testPage(actor, paper);
  return new Response(new Uint8Array(bytes), { headers: { "Content-Type": "application/octet-stream" } });
});
