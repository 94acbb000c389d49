import { type SelectQueryBuilder, sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import type { Schema } from "#lib/db/schema.ts";
import { DAY, dayStart, type Zone } from "#lib/domain/time.ts";
import type { DaySpan } from "#lib/domain/typed-day.ts";

/** Groups of actions: the nouns of each. */
export const AUDIT_GROUPS = {
  payment: ["payment", "inquiry"],
  receipt: ["receipt", "printer"],
  session: ["session", "password", "factor", "pin"],
  user: ["user"],
  shift: ["shift", "report"],
  alarm: ["alarm", "deposit"],
  setting: ["settings", "outlet", "ledger", "metrics_token", "export"],
} as const;
export type AuditGroup = keyof typeof AUDIT_GROUPS;

export type AuditFilter = {
  readonly person?: string;
  readonly group?: AuditGroup;
  /** The subject of a row: a `tr_id`, a username, a shift's number, a settings section. */
  readonly subject?: string;
} & Partial<DaySpan>;

/** Rows of the audit log before `before`, newest first; at most `limit`. `person` is an id; the span is in days of `zone`. */
export async function listAudit(
  from: Reader,
  filter: AuditFilter & { readonly zone: Zone },
  page: { readonly before?: number; readonly limit: number },
) {
  const last = dayStart(filter.to ?? "", filter.zone);
  const times = { since: dayStart(filter.from ?? "", filter.zone), until: last === null ? null : last + DAY };
  const ends = times.since === null && times.until === null ? null : await rowsWithin(from, times);
  const rows = (noun: string | null) => {
    let query = from.query
      .selectFrom("auditLog")
      .select(["seq", "at", "actorId", "actorName", "action", "subject", "data"])
      .orderBy("seq", "desc")
      .limit(page.limit);
    if (noun !== null) query = query.where(nounOf(from), "=", noun);
    if (page.before !== undefined) query = query.where("seq", "<", page.before);
    if (filter.subject) query = query.where("subject", "=", filter.subject);
    if (filter.person) query = query.where("actorId", "=", filter.person);
    return ends === null ? query : within(query, times).where("seq", ">=", ends.first).where("seq", "<=", ends.last);
  };
  if (!filter.group) return rows(null).execute();
  // Each noun's rows are read in order; the newest overall are among the newest of each noun.
  const each = await Promise.all(AUDIT_GROUPS[filter.group].map((noun) => rows(noun).execute()));
  return each
    .flat()
    .sort((a, b) => b.seq - a.seq)
    .slice(0, page.limit);
}

/** As in the indexes of migration 0007. */
export function nounOf({ dialect }: Pick<Reader, "dialect">) {
  return dialect === "sqlite"
    ? sql<string>`substr(action, 1, instr(action, '.') - 1)`
    : sql<string>`split_part(action, '.', 1)`;
}

type Times = { readonly since: number | null; readonly until: number | null };

/** The first and last row of a span. The log is ordered by `seq`, which a clock that was set back does not follow. */
async function rowsWithin(from: Reader, times: Times): Promise<{ first: number; last: number }> {
  const query = from.query
    .selectFrom("auditLog")
    .select(({ fn }) => [fn.min<number | null>("seq").as("first"), fn.max<number | null>("seq").as("last")]);
  const row = await within(query, times).executeTakeFirstOrThrow();
  return { first: row.first ?? 0, last: row.last ?? -1 };
}

function within<Row>(query: SelectQueryBuilder<Schema, "auditLog", Row>, { since, until }: Times) {
  const from = since === null ? query : query.where("at", ">=", since);
  return until === null ? from : from.where("at", "<", until);
}
