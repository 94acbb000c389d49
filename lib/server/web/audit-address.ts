import { AUDIT_GROUPS, type AuditFilter, type AuditGroup } from "#lib/db/audit/audit-list.ts";
import { isDay, type Zone } from "#lib/domain/time.ts";
import { readSpan } from "#lib/domain/typed-day.ts";

const GROUPS = Object.keys(AUDIT_GROUPS) as AuditGroup[];
const LONGEST = 100;

/** The audit filter in an address: `person`, `group`, `subject`, `from` and `to`; invalid values are left out. */
export function readAuditFilter(query: URLSearchParams, zone: Zone): AuditFilter & { readonly zone: Zone } {
  const group = GROUPS.find((known) => known === query.get("group"));
  const [person, subject] = ["person", "subject"].map((name) => query.get(name)?.trim().slice(0, LONGEST));
  // Older addresses have a single day.
  const day = query.get("day") ?? "";
  const span = isDay(day) ? { from: day, to: day } : readSpan(query);
  return { zone, ...span, ...(person && { person }), ...(subject && { subject }), ...(group && { group }) };
}
