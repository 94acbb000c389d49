import { loket } from "#lib/server/next.ts";

/** For monitoring: nothing secret, no session needed. */
export async function GET(): Promise<Response> {
  const health = await loket().health();
  const status = health.status === "ok" ? 200 : 503;
  return Response.json(health, { status, headers: { "Cache-Control": "no-store" } });
}
