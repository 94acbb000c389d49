import type { Biller, NoAnswerReason, NotSentReason } from "#lib/domain/biller.ts";

/** How this process's last call of the biller went. */
export type LastCall = { readonly at: number } & (
  | { readonly kind: "answered"; readonly latencyMs: number }
  | { readonly kind: "lost"; readonly reason: NotSentReason | NoAnswerReason }
);

/** One call that has ended, as it is counted. */
export type BillerCall = {
  /** IAK's own name where it has one. */
  readonly command: string;
  readonly seconds: number;
  /** The biller's response code, or why there was none. */
  readonly answer: string;
};

export type WatchedBiller = {
  readonly biller: Biller;
  /** Another client of the same biller, whose calls count like these. */
  readonly watchToo: (other: Biller) => Biller;
  /** Null before the first. */
  readonly lastCall: () => LastCall | null;
  /** When the first of the calls that were lost in a row ended; null while the last was answered, and before the first. */
  readonly lostSince: () => number | null;
};

/** The same biller, and how it answered last. An answer is one whatever it says: refusals have their own places. */
export function watchBiller(
  biller: Biller,
  now: () => number,
  onCall: (call: BillerCall) => void = () => {},
): WatchedBiller {
  let last: LastCall | null = null;
  let lostSince: number | null = null;
  const watch =
    <A, R extends { readonly kind: string }>(command: string, call: (ask: A) => Promise<R>) =>
    async (ask: A): Promise<R> => {
      const begun = performance.now();
      const reply = await call(ask);
      onCall({ command, seconds: (performance.now() - begun) / 1_000, answer: answerOf(reply) });
      lostSince = lost(reply) ? (lostSince ?? now()) : null;
      last = lost(reply)
        ? { at: now(), kind: "lost", reason: reply.reason }
        : { at: now(), kind: "answered", latencyMs: Math.round(performance.now() - begun) };
      return reply;
    };
  const watched = (biller: Biller): Biller => ({
    inquire: watch("inq-pasca", biller.inquire),
    pay: watch("pay-pasca", biller.pay),
    checkStatus: watch("checkstatus", biller.checkStatus),
    balance: watch<void, Awaited<ReturnType<Biller["balance"]>>>("balance", () => biller.balance()),
    priceList: watch("pricelist-pasca", biller.priceList),
    downloadReceipt: watch("download", biller.downloadReceipt),
  });
  return { biller: watched(biller), watchToo: watched, lastCall: () => last, lostSince: () => lostSince };
}

function lost(reply: { readonly kind: string }): reply is { kind: string; reason: NotSentReason | NoAnswerReason } {
  return reply.kind === "not_sent" || reply.kind === "no_answer";
}

/** Whatever is no code of IAK's is `other`: a label must not grow with what a server makes up. */
function answerOf(reply: { readonly kind: string; readonly code?: string }): string {
  if (lost(reply)) return reply.reason;
  const { code = "00" } = reply;
  return /^\d{2,3}$/.test(code) ? code : "other";
}
