import { loket } from "#lib/server/next.ts";
import { handler, refuse } from "#lib/server/web/handler.ts";

/** `?paper=58|80`: the test page as bytes for a thermal printer on the asker's own device. */
export const GET = handler("cashier", async ({ request, actor }) => {
  const paper = new URL(request.url).searchParams.get("paper");
  if (paper !== "58" && paper !== "80") return refuse("paper_unknown", 400);
  const bytes = await loket().does.testPage(actor, paper);
  return new Response(new Uint8Array(bytes), { headers: { "Content-Type": "application/octet-stream" } });
});
