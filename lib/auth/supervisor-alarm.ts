import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import type { Writer } from "#lib/db/connection.ts";
import type { User } from "#lib/db/people/users.ts";
import type { SupervisorChange } from "#lib/domain/alarm.ts";
import type { By } from "#lib/domain/roles.ts";

/**
 * Alarms the other supervisors about a change to a supervisor's account, in the same transaction. Its author cannot acknowledge it. The
 * system's own acts, such as creating the demo's accounts, raise none.
 */
export async function alarmSupervisors(
  tx: Writer,
  {
    at,
    by,
    act,
    subject,
    to,
  }: { at: number; by: By; act: SupervisorChange["act"]; subject: Pick<User, "id" | "username" | "name">; to?: string },
): Promise<void> {
  if (!("username" in by)) return;
  const person = <T extends SupervisorChange["by"]>({ id, username, name }: T) => ({ id, username, name });
  const data = { act, by: person(by), subject: person(subject), ...(to && { to }) };
  await raiseAlarm(tx, { kind: "supervisor_changed", trId: null, at, data });
}
