import type { TrId } from "#lib/domain/identifiers.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { VisiblePayment } from "#lib/domain/visible-payment.ts";
import type { Loket } from "../loket.ts";

const WAIT_MS = 25_000;
/** News of other processes on one PostgreSQL come by looking. */
const LOOK_AGAIN_MS = 1_000;

/** What `actor` may see of the payment as soon as its version is past `after`, or as it stands after 25 s. Null: no such payment. */
export async function waitForChange(
  loket: Pick<Loket, "reads" | "changes" | "now" | "stopping">,
  actor: Actor,
  trId: TrId,
  after: number | null,
  signal: AbortSignal,
): Promise<VisiblePayment | null> {
  const until = loket.now() + WAIT_MS;
  const over = AbortSignal.any([signal, loket.stopping]);
  for (;;) {
    // Listening begins before reading, so that no change falls between the two.
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
