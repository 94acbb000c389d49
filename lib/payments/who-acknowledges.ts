import type { Alarm } from "#lib/db/audit/alarms.ts";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { accessGivenSince } from "#lib/db/people/access-given.ts";
import { listUsers } from "#lib/db/people/users.ts";
import { authorOf, goesAfterADay } from "#lib/domain/alarm.ts";
import type { Payment } from "#lib/domain/payment.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { maybeSameHand } from "#lib/domain/roles.ts";
import { DAY } from "#lib/domain/time.ts";

/** Who may acknowledge an alarm: this person, only another supervisor, or nobody at present. */
export type Acknowledger = "self" | "another" | "nobody";

/**
 * Who may acknowledge each alarm, by its id. Supervisors must not acknowledge their own acts, nor may accounts that they, or the giver of
 * their own access, created, enabled, promoted or gave a password in the last 24 hours. `payments`: those that the alarms are about.
 */
export async function whoAcknowledges(
  from: Reader | Writer,
  { actor, now }: { readonly actor: Actor; readonly now: number },
  alarms: readonly Alarm[],
  payments: ReadonlyMap<string, Payment>,
): Promise<Map<number, Acknowledger>> {
  const authors = alarms.map((alarm) => authorOf(alarm, (alarm.trId && payments.get(alarm.trId)?.cashierId) || null));
  const all = new Map<number, Acknowledger>(alarms.map(({ id }) => [id, "self"]));
  if (authors.every((author) => author === null)) return all;
  const given = await accessGivenSince(from, now - DAY);
  const supervisors = (await listUsers(from)).filter(({ role, disabled }) => role === "supervisor" && !disabled);
  for (const [n, alarm] of alarms.entries()) {
    const author = authors[n];
    if (!author || !maybeSameHand(author, actor.id, given)) continue;
    const another = supervisors.some((supervisor) => !maybeSameHand(author, supervisor.id, given));
    if (!another && goesAfterADay(alarm) && alarm.at <= now - DAY) continue;
    all.set(alarm.id, another ? "another" : "nobody");
  }
  return all;
}
