import { loket } from "#lib/server/next.ts";
import { handler, refuse } from "#lib/server/web/handler.ts";

/** A logo on receipts, for everyone signed in. */
export const GET = handler<{ id: string }>("cashier", async ({ params }) => {
  const png = await loket().logos.png(params.id);
  if (!png) return refuse("not_found", 404);
  return new Response(new Uint8Array(png), { headers: { "Content-Type": "image/png" } });
});
