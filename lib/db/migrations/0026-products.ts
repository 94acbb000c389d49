import { sql } from "kysely";
import { columnTypes, type MigrationStep } from "../migration-step.ts";

/** Which product an inquiry and a payment are of, the hours' totals by product, and what the biller's price list said. */
export const products: MigrationStep = async (db, dialect) => {
  const { int } = columnTypes(dialect);
  const statements = [
    sql`alter table inquiries add column family text not null default 'bpjstkpu'`,
    sql`alter table payments add column family text not null default 'bpjstkpu'`,
    sql`create index payments_by_family on payments (family, created_at, tr_id)`,

    sql`alter table hourly_totals rename to hourly_totals_before`,
    sql`create table hourly_totals (
      hour ${int} not null, cashier_id text not null, state text not null, family text not null, count ${int} not null,
      nominal ${int} not null, admin ${int} not null, price ${int} not null, selling_price ${int} not null,
      primary key (hour, cashier_id, state, family))`,
    sql`insert into hourly_totals (hour, cashier_id, state, family, count, nominal, admin, price, selling_price)
      select hour, cashier_id, state, 'bpjstkpu', count, nominal, admin, price, selling_price from hourly_totals_before`,
    sql`drop table hourly_totals_before`,

    sql`create table listed_products (
      code text primary key, family text not null, name text not null, province text, active integer not null,
      fee ${int}, commission ${int}, read_at ${int} not null)`,
    sql`create index listed_products_by_family on listed_products (family, name)`,
  ];
  for (const statement of statements) await statement.execute(db);
};
