import { nounOf } from "#lib/db/audit/audit-list.ts";
import type { Reader, Writer } from "#lib/db/connection.ts";
import type { AccessGiven } from "#lib/domain/roles.ts";

const GIVING = ["user.create", "user.set_password", "user.set_role", "user.enable"];

/** Who gave whom access after `since`, from the audit log; without the command line's acts. */
export async function accessGivenSince(from: Reader | Writer, since: number): Promise<AccessGiven[]> {
  const rows = await from.query
    .selectFrom("auditLog")
    .innerJoin("users", "users.username", "auditLog.subject")
    .select(["actorId", "users.id as to", "action", "data"])
    .where(nounOf(from), "=", "user")
    .where("at", ">", since)
    .where("action", "in", GIVING)
    .execute();
  return rows.flatMap(({ actorId, to, action, data }) => {
    const { role } = JSON.parse(data);
    // Rows of older versions have the new role only.
    const demotes = action === "user.set_role" && (role?.after ?? role) !== "supervisor";
    return actorId === null || demotes ? [] : [{ by: actorId, to }];
  });
}
