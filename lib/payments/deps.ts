import type { Database } from "#lib/db/connection.ts";
import type { Biller } from "#lib/domain/biller.ts";
import type { CheckPlan } from "#lib/domain/check-schedule.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Outlet } from "#lib/domain/outlet.ts";

/** What the use cases stand on; `lib/server` wires it, tests give their own. */
export type PaymentDeps = {
  readonly database: Database;
  readonly biller: Biller;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** One call's whole time at the biller, in milliseconds. */
  readonly timeoutMs: number;
  readonly plan: CheckPlan;
  readonly auditKey: Buffer;
  /** Names this process among those that share a database. */
  readonly processId: string;
  readonly receipts: {
    /** Demo and sandbox: the receipt says that it proves nothing. */
    readonly sample: boolean;
    readonly defaultOutlet: Outlet;
    /** What the QR code opens. */
    readonly verifyUrl: (trId: TrId) => string;
  };
  /** Told after each commit that changed a payment. */
  readonly announce: (change: { trId: TrId; version: number; nextCheckAt: number | null }) => void;
  /** Runs work that nobody waits for; shutting down waits for it. */
  readonly inBackground: (work: () => Promise<void>) => void;
  readonly log: Log;
};

export type Log = {
  readonly info: (facts: Record<string, unknown>, message: string) => void;
  readonly warn: (facts: Record<string, unknown>, message: string) => void;
  readonly error: (facts: Record<string, unknown>, message: string) => void;
};

/** How much longer than the biller's time limit a lease lasts (I10). */
const GRACE_MS = 30_000;

/** When a call to the biller that starts now is given up for lost, by whoever finds it. */
export function leaseUntil(deps: { now: () => number; timeoutMs: number }): number {
  return deps.now() + deps.timeoutMs + GRACE_MS;
}
