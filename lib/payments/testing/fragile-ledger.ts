import type { Database } from "#lib/db/connection.ts";

/** A ledger whose writes can be made to fail, and that dies with its process. */
export type FragileLedger = {
  readonly database: Database;
  /** After `after` successful commits, `times` of them fail: the disk is full. */
  readonly failCommits: (plan: { after?: number; times?: number }) => void;
  readonly die: () => void;
};

const FULL = "database or disk is full";

export function isFull(error: unknown): boolean {
  return error instanceof Error && error.message === FULL;
}

export function fragileLedger(real: Database): FragileLedger {
  let dead = false;
  let succeed = 0;
  let fail = 0;
  const commitFails = () => {
    if (succeed > 0) {
      succeed -= 1;
      return false;
    }
    if (fail === 0) return false;
    fail -= 1;
    return true;
  };
  return {
    database: {
      ...real,
      transaction: (work) =>
        real.transaction(async (tx) => {
          const result = await work(tx);
          if (dead) throw new Error("the process is gone");
          // Everything but the commit is done: the last moment at which it can fail.
          if (commitFails()) throw new Error(FULL);
          return result;
        }),
    },
    failCommits: ({ after = 0, times = Number.POSITIVE_INFINITY }) => {
      succeed = after;
      fail = times;
    },
    die: () => {
      dead = true;
    },
  };
}
