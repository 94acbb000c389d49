import type { Biller, NoAnswerReason, NotSentReason } from "#lib/domain/biller.ts";

/** How this process's last call to the biller went. */
export type LastCall = { readonly at: number } & (
  | { readonly kind: "answered"; readonly latencyMs: number }
  | { readonly kind: "lost"; readonly reason: NotSentReason | NoAnswerReason }
);

/** One finished call, for the counts. */
export type BillerCall = {
  /** IAK's own name, if it has one. */
  readonly command: string;
  readonly seconds: number;
  /** The biller's response code, or the reason why there was none. */
  readonly answer: string;
};

export type WatchedBiller = {
  readonly biller: Biller;
  /** Watches another client of the same biller, so that its calls count too. */
  readonly watchToo: (other: Biller) => Biller;
  /** Null before the first. */
  readonly lastCall: () => LastCall | null;
  /** When the first call of the present series of lost ones ended; null if the last call was answered, and before the first. */
  readonly lostSince: () => number | null;
};

/** The same biller, recording how it answered last. Any answer counts, whatever it says; refusals are recorded elsewhere. */
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

/** `other` for anything that is no code of IAK's: labels must not grow with what a server invents. */
function answerOf(reply: { readonly kind: string; readonly code?: string }): string {
  if (lost(reply)) return reply.reason;
  const { code = "00" } = reply;
  return /^\d{2,3}$/.test(code) ? code : "other";
}
