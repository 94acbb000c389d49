import type { Biller, NoAnswerReason, NotSentReason } from "#lib/domain/biller.ts";

/** How this process's last call of the biller went. */
export type LastCall = { readonly at: number } & (
  | { readonly kind: "answered"; readonly latencyMs: number }
  | { readonly kind: "lost"; readonly reason: NotSentReason | NoAnswerReason }
);

export type WatchedBiller = {
  readonly biller: Biller;
  /** Null before the first. */
  readonly lastCall: () => LastCall | null;
};

/** The same biller, and how it answered last. An answer is one whatever it says: refusals have their own places. */
export function watchBiller(biller: Biller, now: () => number): WatchedBiller {
  let last: LastCall | null = null;
  const watch =
    <A, R extends { readonly kind: string }>(call: (ask: A) => Promise<R>) =>
    async (ask: A): Promise<R> => {
      const begun = performance.now();
      const reply = await call(ask);
      last = lost(reply)
        ? { at: now(), kind: "lost", reason: reply.reason }
        : { at: now(), kind: "answered", latencyMs: Math.round(performance.now() - begun) };
      return reply;
    };
  return {
    biller: {
      inquire: watch(biller.inquire),
      pay: watch(biller.pay),
      checkStatus: watch(biller.checkStatus),
      balance: watch<void, Awaited<ReturnType<Biller["balance"]>>>(() => biller.balance()),
      priceList: watch(biller.priceList),
      downloadReceipt: watch(biller.downloadReceipt),
    },
    lastCall: () => last,
  };
}

function lost(reply: { readonly kind: string }): reply is { kind: string; reason: NotSentReason | NoAnswerReason } {
  return reply.kind === "not_sent" || reply.kind === "no_answer";
}
