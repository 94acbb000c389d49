import type { TrId } from "#lib/domain/identifiers.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { VisiblePayment } from "#lib/domain/visible-payment.ts";
import type { Loket } from "../loket.ts";

/** A page's wait for news ends after this long. */
export const NEWS_WITHIN_MS = 25_000;
/** News from other processes on one PostgreSQL needs polling. */
const LOOK_AGAIN_MS = 1_000;

/** What `actor` may see of the payment once its version is past `after`, or after 25 s in any case. Null: no such payment. */
export async function waitForChange(
  loket: Pick<Loket, "reads" | "changes" | "now" | "stopping">,
  actor: Actor,
  trId: TrId,
  after: number | null,
  signal: AbortSignal,
): Promise<VisiblePayment | null> {
  const until = loket.now() + NEWS_WITHIN_MS;
  const over = AbortSignal.any([signal, loket.stopping]);
  for (;;) {
    // Listens before reading, so that no change is missed in between.
    const reading = new AbortController();
    const news = loket.changes.next(trId, LOOK_AGAIN_MS, AbortSignal.any([over, reading.signal]));
    const seen = await loket.reads.payment(actor, trId);
    const done = !seen || after === null || seen.payment.version > after || loket.now() >= until || over.aborted;
    if (done) {
      reading.abort();
      return seen;
    }
    await news;
  }
}
