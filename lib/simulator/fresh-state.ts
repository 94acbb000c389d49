import type { LedgerState } from "./ledger.ts";
import { inquiriesOfOtherPrograms } from "./other-programs.ts";

/** Above every `tr_id` of `other-programs.ts`. */
const LOWEST_TR_ID = 219_400_001;
const EPOCH = Date.UTC(2026, 0, 1);

/**
 * The books on the first day. By default `tr_id`s start from the seconds since 2026, so that a simulator whose state was deleted does not
 * reuse ids that an older ledger of Loket still has.
 */
export function freshState(now: number, balance: number, firstTrId?: number): LedgerState {
  const seconds = Math.max(0, Math.floor((now - EPOCH) / 1000));
  return {
    version: 1,
    balance,
    nextTrId: firstTrId ?? LOWEST_TR_ID + seconds,
    inquiries: inquiriesOfOtherPrograms(now),
    usedRefIds: [],
    executed: [],
    billChanges: [],
    outOfService: [],
  };
}
