import { sql } from "kysely";
import { columnTypes, type MigrationStep } from "../migration-step.ts";

/** The hours' totals lie in the order of product and state, so that a long span is summed by both in one pass, without sorting. */
export const totalsByProduct: MigrationStep = async (db, dialect) => {
  const { int } = columnTypes(dialect);
  const clustered = sql.raw(dialect === "sqlite" ? "without rowid" : "");
  const statements = [
    sql`alter table hourly_totals rename to hourly_totals_before`,
    sql`create table hourly_totals (
      hour ${int} not null, cashier_id text not null, state text not null, family text not null, count ${int} not null,
      nominal ${int} not null, admin ${int} not null, price ${int} not null, selling_price ${int} not null,
      primary key (family, state, cashier_id, hour)) ${clustered}`,
    sql`insert into hourly_totals (hour, cashier_id, state, family, count, nominal, admin, price, selling_price)
      select hour, cashier_id, state, family, count, nominal, admin, price, selling_price from hourly_totals_before`,
    sql`drop table hourly_totals_before`,
    sql`create index hourly_totals_by_hour on hourly_totals (hour)`,
  ];
  for (const statement of statements) await statement.execute(db);
};
