import { type AcknowledgedAlarm, type Alarm, acknowledgedAlarms, findAlarms } from "#lib/db/audit/alarms.ts";
import { findPayments } from "#lib/db/payments/payments.ts";
import { listWaiting, type WaitingPlace, type WaitingRow, waitingAround } from "#lib/db/payments/waiting.ts";
import { keysetPage } from "#lib/domain/keyset-page.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";
import { type Acknowledger, whoAcknowledges } from "./who-acknowledges.ts";

export type Waiting = {
  readonly at: number;
  readonly payment: Payment | null;
  readonly place: WaitingPlace;
} & (
  | { readonly what: "alarm"; readonly alarm: Alarm; readonly acknowledger: Acknowledger }
  | { readonly what: "payment" | "refund" }
);

export type WaitingPage = {
  readonly items: readonly Waiting[];
  /** The cursor of the next page; null at the end. */
  readonly next: WaitingPlace | null;
};
type Ask = { readonly after: WaitingPlace | null; readonly limit: number };

/** Everything that waits for a person, oldest first, with its payments; at most five reads. Supervisors only. */
export async function waitingForPerson(
  deps: Pick<PaymentDeps, "database" | "now">,
  actor: Actor,
  { after, limit }: Ask,
): Promise<Result<WaitingPage>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const { office } = deps.database;
  const { rows, on: last } = keysetPage(await listWaiting(office, { after, limit: limit + 1 }), { after }, limit);
  return { ok: true, items: await itemsOf(deps, actor, rows), next: last && placeOf(last) };
}

export type WaitingItem = {
  /** Null: it no longer waits. */
  readonly item: Waiting | null;
  readonly previous: WaitingPlace | null;
  readonly next: WaitingPlace | null;
};

/** One waiting item, with the cursors before and after it. Supervisors only. */
export async function waitingItem(
  deps: Pick<PaymentDeps, "database" | "now">,
  actor: Actor,
  place: WaitingPlace,
): Promise<Result<WaitingItem>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const { row, previous, next } = await waitingAround(deps.database.office, place);
  const [item = null] = row ? await itemsOf(deps, actor, [row]) : [];
  return { ok: true, item, previous: previous && placeOf(previous), next: next && placeOf(next) };
}

async function itemsOf(
  deps: Pick<PaymentDeps, "database" | "now">,
  actor: Actor,
  rows: readonly WaitingRow[],
): Promise<Waiting[]> {
  const { office } = deps.database;
  const ids = rows.flatMap(({ what, subject }) => (what === "alarm" ? [Number(subject)] : []));
  const [payments, alarms] = await Promise.all([
    findPayments(office, [...new Set(rows.flatMap(({ trId }) => trId ?? []))]),
    findAlarms(office, ids),
  ]);
  const who = await whoAcknowledges(office, { actor, now: deps.now() }, [...alarms.values()], payments);
  return rows.flatMap((row) => toWaiting(row, payments, alarms, who) ?? []);
}

function placeOf({ at, what, subject }: WaitingRow): WaitingPlace {
  return { at, what, subject };
}

/** Null when settled or acknowledged between the reads. */
function toWaiting(
  row: WaitingRow,
  payments: ReadonlyMap<string, Payment>,
  alarms: ReadonlyMap<number, Alarm>,
  who: ReadonlyMap<number, Acknowledger>,
): Waiting | null {
  const { at, what, subject, trId } = row;
  const place = placeOf(row);
  const payment = (trId && payments.get(trId)) || null;
  if (what !== "alarm") return payment && { at, what, payment, place };
  const alarm = alarms.get(Number(subject));
  return alarm ? { at, what, alarm, payment, place, acknowledger: who.get(alarm.id) ?? "self" } : null;
}

export type AcknowledgedPage = {
  readonly alarms: readonly (AcknowledgedAlarm & { readonly payment: Payment | null })[];
  /** The cursor towards older ones; null at the end. */
  readonly next: { readonly at: number; readonly id: number } | null;
};

/** Acknowledged alarms, latest first, with who, when and the note. Supervisors only. */
export async function acknowledged(
  deps: Pick<PaymentDeps, "database">,
  actor: Actor,
  ask: { readonly before: { readonly at: number; readonly id: number } | null; readonly limit: number },
): Promise<Result<AcknowledgedPage>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const { office } = deps.database;
  const found = await acknowledgedAlarms(office, { ...ask, limit: ask.limit + 1 });
  const { rows: shown, on: last } = keysetPage(found, { after: ask.before }, ask.limit);
  const payments = await findPayments(office, [...new Set(shown.flatMap(({ trId }) => trId ?? []))]);
  const alarms = shown.map((alarm) => ({ ...alarm, payment: (alarm.trId && payments.get(alarm.trId)) || null }));
  return { ok: true, alarms, next: last && { at: last.acknowledged.at, id: last.id } };
}
