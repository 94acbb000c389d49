import { readTrId } from "#lib/domain/identifiers.ts";
import type { PaymentGlance } from "#lib/domain/visible-payment.ts";
import { loket } from "#lib/server/next.ts";
import { handler, refuse } from "#lib/server/web/handler.ts";
import { waitForChange } from "#lib/server/web/wait-for-change.ts";

/** A payment's state and amounts, for everyone signed in; with `?after=VERSION` as soon as it changes, or after 25 s. */
export const GET = handler<{ trId: string }>("cashier", async ({ request, params, actor }) => {
  const trId = readTrId(params.trId);
  const after = new URL(request.url).searchParams.get("after");
  if (after !== null && !/^\d{1,9}$/.test(after)) return refuse("invalid_input", 400);
  const seen =
    trId && (await waitForChange(loket(), actor, trId, after === null ? null : Number(after), request.signal));
  return seen ? Response.json(toJson(seen.payment)) : refuse("not_found", 404);
});

function toJson(payment: PaymentGlance) {
  const { trId, state, version, nominal, admin, price } = payment;
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    trId,
    state,
    version,
    nominal,
    admin,
    price,
    updatedAt: time(payment.updatedAt),
    lastCheckedAt: time(payment.lastCheckedAt),
    nextCheckAt: time(payment.nextCheckAt),
  };
}
