import type { Reader, Writer } from "#lib/db/connection.ts";
import type { AlarmKind } from "#lib/domain/alarm.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { queueAlarm } from "./outbox.ts";

export type Alarm = {
  readonly id: number;
  readonly kind: AlarmKind;
  readonly trId: TrId | null;
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
};

/** Raises an alarm and queues it for its channels. Does nothing while an alarm of the same kind is open for the same payment. */
export async function raiseAlarm(
  tx: Writer,
  alarm: { kind: AlarmKind; trId: TrId | null; at: number; data?: Record<string, unknown> },
): Promise<void> {
  const raised = await tx.query
    .insertInto("alarms")
    .values({ kind: alarm.kind, trId: alarm.trId, at: alarm.at, data: JSON.stringify(alarm.data ?? {}) })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (raised) await queueAlarm(tx, alarm);
}

/** As `raiseAlarm`, unless one of the same kind and data that was raised since then is still open. */
export async function raiseAlarmOnce(tx: Writer, alarm: Parameters<typeof raiseAlarm>[1], since = 0): Promise<void> {
  const same = await tx.query
    .selectFrom("alarms")
    .select("id")
    .where("kind", "=", alarm.kind)
    .where("data", "=", JSON.stringify(alarm.data ?? {}))
    .where("acknowledgedAt", "is", null)
    .where("at", ">=", since)
    .executeTakeFirst();
  if (!same) await raiseAlarm(tx, alarm);
}

/** Unacknowledged alarms, oldest first. */
export async function openAlarms(from: Reader, limit: number): Promise<Alarm[]> {
  const rows = await from.query
    .selectFrom("alarms")
    .selectAll()
    .where("acknowledgedAt", "is", null)
    .orderBy("at")
    .limit(limit)
    .execute();
  return rows.map(toAlarm);
}

/** Open alarms by id; acknowledged ones are left out. */
export async function findAlarms(from: Reader | Writer, ids: readonly number[]): Promise<Map<number, Alarm>> {
  if (ids.length === 0) return new Map();
  const rows = await from.query
    .selectFrom("alarms")
    .selectAll()
    .where("id", "in", [...ids])
    .where("acknowledgedAt", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.id, toAlarm(row)]));
}

function toAlarm(row: { id: number; kind: string; trId: string | null; at: number; data: string }): Alarm {
  return {
    id: row.id,
    kind: row.kind as AlarmKind,
    trId: row.trId as TrId | null,
    at: row.at,
    data: JSON.parse(row.data),
  };
}

/** Acknowledges the open alarms of a kind that `isMeant` selects, with who and why. */
export async function acknowledgeAlarms(
  tx: Writer,
  kind: AlarmKind,
  isMeant: (data: Alarm["data"]) => boolean,
  word: { at: number; by: string; note: string },
): Promise<void> {
  const open = await tx.query
    .selectFrom("alarms")
    .select(["id", "data"])
    .where("kind", "=", kind)
    .where("acknowledgedAt", "is", null)
    .execute();
  const ids = open.filter(({ data }) => isMeant(JSON.parse(data))).map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.query
    .updateTable("alarms")
    .set({ acknowledgedAt: word.at, acknowledgedBy: word.by, note: word.note })
    .where("id", "in", ids)
    .execute();
}

/** Acknowledges the open alarm of a kind about one payment, if any. */
export async function acknowledgeAlarmOf(
  tx: Writer,
  trId: TrId,
  kind: AlarmKind,
  word: { at: number; by: string; note: string },
): Promise<void> {
  await tx.query
    .updateTable("alarms")
    .set({ acknowledgedAt: word.at, acknowledgedBy: word.by, note: word.note })
    .where("kind", "=", kind)
    .where("trId", "=", trId)
    .where("acknowledgedAt", "is", null)
    .execute();
}

/** Acknowledges one alarm; `first` names the person who had already done so. Null: no such alarm. */
export async function acknowledgeOne(
  tx: Writer,
  id: number,
  word: { at: number; by: string; note: string },
): Promise<{ kind: string; trId: string | null; first: { by: string; at: number } | null } | null> {
  const set = { acknowledgedAt: word.at, acknowledgedBy: word.by, note: word.note };
  const updated = await tx.query
    .updateTable("alarms")
    .set(set)
    .where("id", "=", id)
    .where("acknowledgedAt", "is", null)
    .returning(["kind", "trId"])
    .executeTakeFirst();
  if (updated) return { ...updated, first: null };
  const row = await tx.query.selectFrom("alarms").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row || row.acknowledgedAt === null) return null;
  return { kind: row.kind, trId: row.trId, first: { by: row.acknowledgedBy ?? "-", at: row.acknowledgedAt } };
}

export type AcknowledgedAlarm = Alarm & {
  readonly acknowledged: { readonly at: number; readonly by: string; readonly note: string };
};

/** Acknowledged alarms, latest first, from a cursor on. */
export async function acknowledgedAlarms(
  from: Reader,
  ask: { readonly before: { readonly at: number; readonly id: number } | null; readonly limit: number },
): Promise<AcknowledgedAlarm[]> {
  const { before, limit } = ask;
  let query = from.query.selectFrom("alarms").selectAll().where("acknowledgedAt", "is not", null);
  if (before) {
    query = query.where((eb) => eb(eb.refTuple("acknowledgedAt", "id"), "<", eb.tuple(before.at, before.id)));
  }
  const rows = await query.orderBy("acknowledgedAt", "desc").orderBy("id", "desc").limit(limit).execute();
  return rows.map((row) => ({ ...toAlarm(row), acknowledged: wordOn(row) }));
}

/** An alarm about one payment, with its acknowledgement if there is one. */
export type PaymentAlarm = Alarm & { readonly acknowledged: AcknowledgedAlarm["acknowledged"] | null };

/** All alarms ever raised about one payment, oldest first. */
export async function alarmsOf(from: Reader | Writer, trId: TrId): Promise<PaymentAlarm[]> {
  const rows = await from.query.selectFrom("alarms").selectAll().where("trId", "=", trId).orderBy("id").execute();
  return rows.map((row) => ({ ...toAlarm(row), acknowledged: row.acknowledgedAt === null ? null : wordOn(row) }));
}

function wordOn(row: { acknowledgedAt: number | null; acknowledgedBy: string | null; note: string | null }) {
  return { at: row.acknowledgedAt ?? 0, by: row.acknowledgedBy ?? "-", note: row.note ?? "" };
}
