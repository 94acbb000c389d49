import type { Database } from "#lib/db/connection.ts";
import type { Biller } from "#lib/domain/biller.ts";
import type { CheckPlan } from "#lib/domain/check-schedule.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Outlet } from "#lib/domain/outlet.ts";

/** What the use cases need; `lib/server` provides it, tests bring their own. */
export type PaymentDeps = {
  readonly database: Database;
  readonly biller: Biller;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Limit for one whole call to the biller, in milliseconds. */
  readonly timeoutMs: number;
  readonly plan: CheckPlan;
  readonly auditKey: Buffer;
  /** Identifies this process among those that share a database. */
  readonly processId: string;
  readonly receipts: {
    /** Demo and sandbox: the receipt says that it is no proof of payment. */
    readonly sample: boolean;
    readonly defaultOutlet: Outlet;
    /** The link in the QR code. */
    readonly verifyUrl: (trId: TrId) => string;
  };
  /** Called after each commit that changed a payment. */
  readonly announce: (change: { trId: TrId; version: number; nextCheckAt: number | null }) => void;
  /** Runs work that no caller awaits; shutdown waits for it. */
  readonly inBackground: (work: () => Promise<void>) => void;
  readonly log: Log;
};

export type Log = {
  readonly info: (facts: Record<string, unknown>, message: string) => void;
  readonly warn: (facts: Record<string, unknown>, message: string) => void;
  readonly error: (facts: Record<string, unknown>, message: string) => void;
};

/** How much longer a lease lasts than the biller's time limit (I10). */
const GRACE_MS = 30_000;

/** When the lease of a call that starts now runs out; then any process may recover it. */
export function leaseUntil(deps: { now: () => number; timeoutMs: number }): number {
  return deps.now() + deps.timeoutMs + GRACE_MS;
}
