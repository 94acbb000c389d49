import { loket } from "#lib/server/next.ts";
import { refuse } from "#lib/server/web/handler.ts";

/** For Prometheus: from this machine, or with the token made by a supervisor. */
export async function GET(request: Request): Promise<Response> {
  const { metrics, settings } = loket();
  const local = request.headers.get("x-loket-local") === "1";
  if (!local && !(await settings.bearsMetricsToken(request.headers.get("authorization")))) {
    return refuse("unauthenticated", 401);
  }
  const headers = { "Content-Type": metrics.contentType, "Cache-Control": "no-store" };
  return new Response(await metrics.text(), { headers });
}
