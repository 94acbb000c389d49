import { readOutlet } from "#lib/db/settings/outlet.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { depositBook, depositDay } from "#lib/reports/deposit-book.ts";
import { explainMovement, type MovementWord } from "#lib/reports/explain-movement.ts";
import { type Withdrawal, withdrawExplanation } from "#lib/reports/withdraw-explanation.ts";
import type { DepositAsk } from "./deposit.ts";

/** What a supervisor reads and does about the deposit's days, in the outlet's zone. */
export function createDepositBook(deps: PaymentDeps, deposit: Pick<DepositAsk, "fresh">) {
  const { office } = deps.database;
  const zoneNow = async () => (await readOutlet(office, deps.receipts.defaultOutlet)).zone;

  return {
    days: async (actor: Actor, ask: { last: string; count: number }) =>
      depositBook(office, actor, { ...ask, zone: await zoneNow() }),
    day: async (actor: Actor, day: string) => depositDay(office, actor, { day, zone: await zoneNow() }),
    explain: (actor: Actor, word: MovementWord) => explainMovement(deps, actor, word),
    withdraw: (actor: Actor, word: Withdrawal) => withdrawExplanation(deps, actor, word),
    /** Asks the biller now. `quiet` false: a payment was under way, so the reading is not certain. */
    async readNow(actor: Actor): Promise<Result<{ quiet: boolean }>> {
      if (!hasRole(actor, "supervisor")) return failure("forbidden");
      const told = await deposit.fresh();
      return told ? { ok: true, quiet: told.quiet } : failure("biller_no_answer");
    },
  };
}
