import { sql } from "kysely";
import type { MigrationStep } from "../migration-step.ts";

/**
 * Marks what a person settled: the biller is asked about it again, either way. Of what was settled before, the last days fall due
 * at once; the ledger's own newest event says how late it is.
 */
export const handSettled: MigrationStep = async (db) => {
  const steps = [
    sql`alter table payments add column settled_by_hand integer not null default 0`,
    sql`update payments set settled_by_hand = 1 where tr_id in (
      select e.tr_id from payment_events e where e.kind = 'settled_by_hand' and e.to_state = payments.state)`,
    sql`update payments set next_check_at = settled_at where settled_by_hand = 1 and next_check_at is null
      and settled_at > (select max(at) from payment_events) - 8 * 86400000`,
  ];
  for (const step of steps) await step.execute(db);
};
