import { sql } from "kysely";
import { appendOnly, columnTypes, type MigrationStep } from "../migration-step.ts";

/**
 * The journal: every rupiah that moved, one balanced line each, and what a payment still owes beside it. Brings older ledgers in: what
 * their columns said of cash, refunds, shifts and the deposit becomes lines, and those columns go.
 */
export const journal: MigrationStep = async (db, dialect) => {
  const { int, id } = columnTypes(dialect);
  const sqlite = dialect === "sqlite";
  const zone = sqlite ? "json_extract(value, '$.zone')" : "(value::json ->> 'zone')";
  const offset = `3600000 * coalesce((select case ${zone} when 'WITA' then 8 when 'WIT' then 9 else 7 end from settings where key = 'outlet'), 7)`;
  const day = (at: string) =>
    sqlite
      ? `date((${at} + ${offset}) / 1000, 'unixepoch')`
      : `to_char(to_timestamp((${at} + ${offset}) / 1000) at time zone 'UTC', 'YYYY-MM-DD')`;
  const nothing = sqlite ? "null" : "null::int8";
  const noText = sqlite ? "null" : "null::text";

  const ofPayment = "tr_id, shift_id, cashier_id, cashier_name, method";
  const own = "cashier_id as by_id, cashier_name as by_name";
  const house = `${noText} as by_id, 'Loket' as by_name`;
  const where =
    "case when method = 'cash' then case when shift_id is null then 'cash' else 'drawer' end else 'clearing_' || method end";
  const line = (at: string, ofDay: string, rank: number, kind: string, debit: string, credit: string, amount: string) =>
    `select ${at} as at, ${day(ofDay)} as day, ${rank} as rank, '${kind}' as kind, ${debit} as debit, ${credit} as credit, ${amount} as amount`;
  const noNote = `${noText} as note, ${noText} as move_key`;
  const paidLate = "state = 'success' and refunded_at is not null";

  const returnedBy = (column: string) =>
    `(select max(v.${column}) from payment_events v where v.tr_id = payments.tr_id and v.kind = 'cash_returned')`;
  const depositLine = (at: string, isRise: string, by: string, from: string) => {
    const other = "case when e.kind = 'top_up' then 'owner' else 'deposit_other' end";
    return `select ${at} as at, ${day(at)} as day, 0 as rank, 'deposit_movement' as kind,
      case when ${isRise} then 'deposit' else ${other} end as debit, case when ${isRise} then ${other} else 'deposit' end as credit, abs(e.amount) as amount,
      ${noText} as tr_id, ${nothing} as shift_id, ${noText} as cashier_id, ${noText} as cashier_name, ${noText} as method, ${by}, ${noText} as move_key
      from ${from} and e.amount <> 0`;
  };

  const lines = [
    `${line("created_at", "created_at", 0, "claim", where, "'held'", "price")}, ${ofPayment}, ${own}, ${noNote} from payments`,
    // Failed and cancelled ones, and those that were paid after their cash had gone back.
    `${line("case when refunded_at < settled_at then refunded_at else settled_at end", "created_at", 1, "undone", "'held'", "'refunds'", "price")}, ${ofPayment}, ${house}, ${noNote}
      from payments where state in ('failed', 'cancelled') or (${paidLate})`,
    `${line("refunded_at", "refunded_at", 2, "returned", "'refunds'", "case when refund_shift_id is null then 'cash' else 'drawer' end", "refund_due")},
      tr_id, refund_shift_id as shift_id, coalesce((select s.cashier_id from shifts s where s.id = refund_shift_id), cashier_id) as cashier_id,
      coalesce((select s.cashier_name from shifts s where s.id = refund_shift_id), cashier_name) as cashier_name, method,
      ${returnedBy("actor_id")} as by_id, coalesce(${returnedBy("actor_name")}, cashier_name) as by_name, ${noNote} from payments where refunded_at is not null`,
    `${line("settled_at", "created_at", 3, "redone", "'receivable'", "'held'", "price")}, ${ofPayment}, ${house}, ${noNote} from payments where ${paidLate}`,
    `${line("settled_at", "created_at", 4, "success", "'held'", "'deposit'", "selling_price")}, ${ofPayment}, ${house}, ${noNote} from payments where state = 'success'`,
    `${line("settled_at", "created_at", 5, "success", "case when price > selling_price then 'held' else 'commission' end", "case when price > selling_price then 'commission' else 'held' end", "abs(price - selling_price)")},
      ${ofPayment}, ${house}, ${noNote} from payments where state = 'success' and price <> selling_price`,
    // A shift takes over what was counted last; its first cash comes from the owner.
    `${line("opened_at", "opened_at", 0, "shift_opened", "'drawer'", "case when last is null then 'owner' else 'cash' end", "coalesce(last, opening_cash)")},
      ${noText} as tr_id, id as shift_id, cashier_id, cashier_name, ${noText} as method, ${own}, ${noNote} from chained`,
    `${line("opened_at", "opened_at", 1, "opening_difference", "case when opening_cash > last then 'drawer' else 'cash_difference' end", "case when opening_cash > last then 'cash_difference' else 'drawer' end", "abs(opening_cash - last)")},
      ${noText} as tr_id, id as shift_id, cashier_id, cashier_name, ${noText} as method, ${own}, ${noNote} from chained where opening_cash <> last`,
    `select m.at, ${day("m.at")} as day, 0 as rank, case when m.amount > 0 then 'cash_in' else 'cash_out' end as kind,
      case when m.amount > 0 then 'drawer' else 'owner' end as debit, case when m.amount > 0 then 'owner' else 'drawer' end as credit, abs(m.amount) as amount,
      ${noText} as tr_id, m.shift_id, s.cashier_id, s.cashier_name, ${noText} as method, m.by_id, m.by_name, m.reason as note, m.key as move_key
      from cash_moves m join shifts s on s.id = m.shift_id`,
    `${line("closed_at", "closed_at", 7, "counted_difference", "case when difference > 0 then 'drawer' else 'cash_difference' end", "case when difference > 0 then 'cash_difference' else 'drawer' end", "abs(difference)")},
      ${noText} as tr_id, id as shift_id, cashier_id, cashier_name, ${noText} as method, closed_by_id as by_id, closed_by_name as by_name, reason as note, ${noText} as move_key from chained where difference <> 0`,
    `${line("closed_at", "closed_at", 8, "shift_closed", "'cash'", "'drawer'", "counted_cash")},
      ${noText} as tr_id, id as shift_id, cashier_id, cashier_name, ${noText} as method, closed_by_id as by_id, closed_by_name as by_name, ${noNote} from chained where closed_at is not null`,
    depositLine(
      "e.at",
      "e.amount > 0",
      "e.by_id, e.by_name, e.note",
      "deposit_explanations e where e.kind <> 'withdrawn'",
    ),
    // A withdrawal takes back every word since the one before it, each from where it stood.
    depositLine(
      "w.at",
      "e.amount < 0",
      "w.by_id, w.by_name, w.note",
      `deposit_explanations e join deposit_explanations w on w.id = (select min(x.id) from deposit_explanations x
        where x.reading_id = e.reading_id and x.kind = 'withdrawn' and x.id > e.id) where e.kind <> 'withdrawn'`,
    ),
  ];

  const statements = [
    sql`create table journal (
      id ${id}, at ${int} not null, day text not null, kind text not null, debit text not null, credit text not null,
      amount ${int} not null check (amount >= 0), tr_id text references payments (tr_id), shift_id ${int} references shifts (id),
      cashier_id text, cashier_name text, method text, by_id text, by_name text not null, note text, key text,
      check (debit <> credit), check (shift_id is not null or (debit <> 'drawer' and credit <> 'drawer')))`,

    sql`alter table payments add column rounding ${int} not null default 0`,
    sql`alter table payments add column reference text`,
    sql`alter table payments add column owed ${int} not null default 0`,
    sql`alter table payments add column reversed_at ${int}`,
    // Restored ones were booked as cash, which nobody knows.
    sql`update payments set method = 'unknown' where cashier_id = 'lost'`,
    sql.raw(`update payments set owed = case
      when state = 'success' and refunded_at is not null then -price
      when state in ('failed', 'cancelled') and refunded_at is null then price else 0 end
      where state in ('success', 'failed', 'cancelled')`),

    sql.raw(`insert into journal (at, day, kind, debit, credit, amount, tr_id, shift_id, cashier_id, cashier_name, method, by_id, by_name, note, key)
      with chained as (select shifts.*, lag(counted_cash) over (partition by cashier_id order by opened_at, id) as last from shifts)
      select at, day, kind, debit, credit, amount, tr_id, shift_id, cashier_id, cashier_name, method, by_id, by_name, note, move_key
      from (${lines.join("\n union all ")}) as moved order by at, rank`),

    sql`create index journal_by_payment on journal (tr_id, id) where tr_id is not null`,
    sql`create index journal_by_shift on journal (shift_id, id) where shift_id is not null`,
    sql`create index journal_by_day on journal (day, id)`,
    sql`create unique index journal_by_key on journal (key) where key is not null`,
    sql`create index payments_reversed on payments (created_at) where reversed_at is not null`,
    // To find what was written by a clock that was set back since.
    sql`create index payments_due_by_change on payments (updated_at) where next_check_at is not null`,
    sql`create index payments_owing on payments (cashier_id) where owed <> 0`,

    sql`drop index payments_to_refund`,
    sql`drop index payments_by_refund_shift`,
    sql`drop index payments_returned`,
    ...["refund_due", "refunded_at", "refund_shift_id"].map((column) =>
      sql.raw(`alter table payments drop column ${column}`),
    ),
    sql`drop table cash_moves`,
    ...appendOnly(dialect, ["journal"]),
  ];
  for (const statement of statements) await statement.execute(db);
};
