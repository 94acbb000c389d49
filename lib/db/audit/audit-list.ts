import { type SelectQueryBuilder, sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import type { Schema } from "#lib/db/schema.ts";
import { DAY, dayStart, type Zone } from "#lib/domain/time.ts";

/** Actions by what they are about: their nouns. */
const AUDIT_GROUPS = {
  payment: ["payment", "inquiry"],
  receipt: ["receipt", "printer"],
  session: ["session", "password"],
  user: ["user"],
  shift: ["shift", "report"],
  alarm: ["alarm", "deposit"],
  setting: ["settings", "outlet", "ledger", "metrics_token"],
} as const;
export type AuditGroup = keyof typeof AUDIT_GROUPS;

export type AuditFilter = { readonly person?: string; readonly group?: AuditGroup; readonly day?: string };

/** Rows of the audit log before `before`, newest first; at most `limit`. `person` is an id, `day` one of the zone's. */
export async function listAudit(
  from: Reader,
  filter: AuditFilter & { readonly zone: Zone },
  page: { readonly before?: number; readonly limit: number },
) {
  const since = filter.day ? dayStart(filter.day, filter.zone) : null;
  const day = since === null ? null : await rowsOfDay(from, since);
  const rows = (noun: string | null) => {
    let query = from.query
      .selectFrom("auditLog")
      .select(["seq", "at", "actorId", "actorName", "action", "subject", "data"])
      .orderBy("seq", "desc")
      .limit(page.limit);
    if (noun !== null) query = query.where(nounOf(from), "=", noun);
    if (page.before !== undefined) query = query.where("seq", "<", page.before);
    if (filter.person) query = query.where("actorId", "=", filter.person);
    return day === null || since === null ? query : withinDay(query, since, day);
  };
  if (!filter.group) return rows(null).execute();
  // Each noun's rows stand in order; the latest of all are among the latest of each.
  const each = await Promise.all(AUDIT_GROUPS[filter.group].map((noun) => rows(noun).execute()));
  return each
    .flat()
    .sort((a, b) => b.seq - a.seq)
    .slice(0, page.limit);
}

/** As the indexes of migration 0007 have it. */
export function nounOf({ dialect }: Pick<Reader, "dialect">) {
  return dialect === "sqlite"
    ? sql<string>`substr(action, 1, instr(action, '.') - 1)`
    : sql<string>`split_part(action, '.', 1)`;
}

type Ends = { readonly first: number; readonly last: number };

/** A day's first and last row: the log is kept in the order of `seq`, which a clock that was set back does not follow. */
async function rowsOfDay(from: Reader, since: number): Promise<Ends> {
  const row = await from.query
    .selectFrom("auditLog")
    .select(({ fn }) => [fn.min<number | null>("seq").as("first"), fn.max<number | null>("seq").as("last")])
    .where("at", ">=", since)
    .where("at", "<", since + DAY)
    .executeTakeFirstOrThrow();
  return { first: row.first ?? 0, last: row.last ?? -1 };
}

function withinDay<Row>(query: SelectQueryBuilder<Schema, "auditLog", Row>, since: number, { first, last }: Ends) {
  return query
    .where("seq", ">=", first)
    .where("seq", "<=", last)
    .where("at", ">=", since)
    .where("at", "<", since + DAY);
}
