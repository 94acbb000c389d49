import { sql } from "kysely";
import type { MigrationStep } from "../migration-step.ts";

/**
 * A print that was called failed keeps its number when its paper may have come out, so that no later one carries it too. Of the prints voided
 * until now each number's last one keeps it, unless another print stands with that number.
 */
export const voidedPrints: MigrationStep = async (db) => {
  const statements = [
    sql`alter table receipt_prints add column voided_as text`,
    sql`alter table receipt_prints add column replaces integer`,
    sql`update receipt_prints as print set voided_as = case when exists (
        select 1 from receipt_prints as other
        where other.tr_id = print.tr_id and other.number = print.number and other.id <> print.id
          and (other.voided_at is null or other.at > print.at or (other.at = print.at and other.id > print.id)))
      then 'never_left' else 'excused' end where voided_at is not null`,
    sql`drop index receipt_prints_numbered`,
    sql`create unique index receipt_prints_numbered on receipt_prints (tr_id, number)
      where voided_as is null or voided_as <> 'never_left'`,
  ];
  for (const statement of statements) await statement.execute(db);
};
