import type { TrId } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import type { Loket } from "../loket.ts";

const WAIT_MS = 25_000;
/** News of other processes on one PostgreSQL come by looking. */
const LOOK_AGAIN_MS = 1_000;

/** The payment as soon as its version is past `after`, or as it stands after 25 s. Null: no such payment. */
export async function waitForChange(
  loket: Pick<Loket, "reads" | "changes" | "now" | "stopping">,
  trId: TrId,
  after: number | null,
  signal: AbortSignal,
): Promise<Payment | null> {
  const until = loket.now() + WAIT_MS;
  const over = AbortSignal.any([signal, loket.stopping]);
  for (;;) {
    // Listening begins before reading, so that no change falls between the two.
    const reading = new AbortController();
    const news = loket.changes.next(trId, LOOK_AGAIN_MS, AbortSignal.any([over, reading.signal]));
    const payment = await loket.reads.payment(trId);
    const done = !payment || after === null || payment.version > after || loket.now() >= until || over.aborted;
    if (done) {
      reading.abort();
      return payment;
    }
    await news;
  }
}
