import { loket } from "#lib/server/next.ts";

/** For whoever watches: nothing secret, no session needed. */
export async function GET(): Promise<Response> {
  const ledger = await loket()
    .reads.ledgerAnswers()
    .then(() => "ok" as const)
    .catch(() => "failed" as const);
  const ok = ledger === "ok";
  return Response.json(
    { status: ok ? "ok" : "degraded", mode: loket().mode, ledger },
    { status: ok ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
