import type { AlarmKind } from "#lib/domain/alarm.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Reader, Writer } from "./connection.ts";

export type Alarm = {
  readonly id: number;
  readonly kind: AlarmKind;
  readonly trId: TrId | null;
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
};

/** Raises an alarm; one of the same kind that is still open for the same payment is enough. */
export async function raiseAlarm(
  tx: Writer,
  alarm: { kind: AlarmKind; trId: TrId | null; at: number; data?: Record<string, unknown> },
): Promise<void> {
  await tx.query
    .insertInto("alarms")
    .values({ kind: alarm.kind, trId: alarm.trId, at: alarm.at, data: JSON.stringify(alarm.data ?? {}) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What no supervisor has acknowledged yet, oldest first. */
export async function openAlarms(from: Reader, limit: number): Promise<Alarm[]> {
  const rows = await from.query
    .selectFrom("alarms")
    .selectAll()
    .where("acknowledgedAt", "is", null)
    .orderBy("at")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as AlarmKind,
    trId: row.trId as TrId | null,
    at: row.at,
    data: JSON.parse(row.data),
  }));
}
