import { EventEmitter } from "node:events";
import type { TrId } from "#lib/domain/identifiers.ts";

export type Change = { readonly trId: TrId; readonly version: number; readonly nextCheckAt: number | null };

/** News of payments within this process, for waiting pages and the checker. */
export type Changes = {
  readonly announce: (change: Change) => void;
  readonly onChange: (listener: (change: Change) => void) => () => void;
  /** Settles at the payment's next change, after `ms`, or when the signal aborts. */
  readonly next: (trId: TrId, ms: number, signal: AbortSignal) => Promise<void>;
};

const ANY = "any";

export function createChanges(): Changes {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  return {
    announce(change) {
      emitter.emit(`payment:${change.trId}`, change);
      emitter.emit(ANY, change);
    },
    onChange(listener) {
      emitter.on(ANY, listener);
      return () => emitter.off(ANY, listener);
    },
    next(trId, ms, signal) {
      return new Promise((resolve) => {
        const event = `payment:${trId}`;
        const done = () => {
          clearTimeout(timer);
          emitter.off(event, done);
          signal.removeEventListener("abort", done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        emitter.once(event, done);
        signal.addEventListener("abort", done, { once: true });
        if (signal.aborted) done();
      });
    },
  };
}
