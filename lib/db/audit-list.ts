import { dayStart, type Zone } from "#lib/domain/time.ts";
import type { Reader } from "./connection.ts";

/** Actions by what they are about: the beginnings of their names. */
const AUDIT_GROUPS = {
  payment: ["payment.", "inquiry."],
  receipt: ["receipt."],
  session: ["session.", "password."],
  user: ["user."],
  shift: ["shift."],
  alarm: ["alarm.", "deposit."],
  setting: ["settings.", "outlet.", "ledger.", "metrics_token."],
} as const;
export type AuditGroup = keyof typeof AUDIT_GROUPS;

export type AuditFilter = { readonly person?: string; readonly group?: AuditGroup; readonly day?: string };

/** Rows of the audit log before `before`, newest first; at most `limit`. `person` is an id, `day` one of the zone's. */
export async function listAudit(
  from: Reader,
  filter: AuditFilter & { readonly zone: Zone },
  page: { readonly before?: number; readonly limit: number },
) {
  let query = from.query
    .selectFrom("auditLog")
    .select(["seq", "at", "actorId", "actorName", "action", "subject"])
    .orderBy("seq", "desc")
    .limit(page.limit);
  if (page.before !== undefined) query = query.where("seq", "<", page.before);
  if (filter.person) query = query.where("actorId", "=", filter.person);
  const since = filter.day ? dayStart(filter.day, filter.zone) : null;
  if (since !== null) query = query.where("at", ">=", since).where("at", "<", since + 86_400_000);
  const { group } = filter;
  if (group) {
    query = query.where((eb) => eb.or(AUDIT_GROUPS[group].map((start) => eb("action", "like", `${start}%`))));
  }
  return query.execute();
}
