import type { Reader, Writer } from "#lib/db/connection.ts";
import { readUnattended } from "#lib/db/settings/unattended.ts";
import type { AlarmKind } from "#lib/domain/alarm.ts";
import { type Channel, channelsFor } from "#lib/domain/unattended.ts";

/** The subject of a message. `channel_changed` goes to where the channel led before, by the settings in its data. */
export type MessageKind = AlarmKind | "day_report" | "channel_changed";
type Queued = { readonly kind: MessageKind; readonly at: number; readonly data?: Record<string, unknown> | undefined };

/** Messages of one kind for one channel, oldest first. */
export type Group = { readonly channel: Channel; readonly kind: MessageKind };
export type Message = { readonly id: number; readonly at: number; readonly data: Readonly<Record<string, unknown>> };

/** Messages sent together; the rest goes with the next batch. */
const MOST_AT_ONCE = 1_000;
/** The clocks of processes on one ledger may differ by this much. */
const SKEW_MS = 60_000;

/**
 * Queues a message for each channel of this kind of alarm, in the transaction that raises it. A channel is not told about its own failure.
 */
export async function queueAlarm(tx: Writer, { kind, at, data }: Queued & { kind: AlarmKind }): Promise<void> {
  const channels = channelsFor(await readUnattended(tx), kind).filter((channel) => channel !== data?.channel);
  // An alarm's details stay in the ledger: a message names only its kind.
  await queue(tx, channels, { kind, at });
}

export async function queue(tx: Writer, channels: readonly Channel[], { kind, at, data = {} }: Queued): Promise<void> {
  if (channels.length === 0) return;
  const row = { kind, at, data: JSON.stringify(data) };
  await tx.query
    .insertInto("outbox")
    .values(channels.map((channel) => ({ channel, ...row })))
    .execute();
}

/** All messages that wait to be sent, whichever process sends them. */
export async function waitingGroups(from: Reader): Promise<Group[]> {
  const rows = await from.query.selectFrom("outbox").select(["channel", "kind"]).distinct().execute();
  return rows as Group[];
}

/** Takes the lease on a group and returns its messages. Null while it is not due or another process has the lease. */
export async function takeGroup(
  tx: Writer,
  { channel, kind }: Group,
  lease: { owner: string; now: number; until: number },
): Promise<Message[] | null> {
  await tx.query
    .insertInto("outboxTurns")
    .values({ channel, kind, dueAt: 0, failures: 0, leaseUntil: null, leaseOwner: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const taken = await tx.query
    .updateTable("outboxTurns")
    .set({ leaseUntil: lease.until, leaseOwner: lease.owner })
    .where("channel", "=", channel)
    .where("kind", "=", kind)
    .where("dueAt", "<=", lease.now)
    .where(({ eb, or }) =>
      or([
        eb("leaseUntil", "is", null),
        eb("leaseUntil", "<=", lease.now),
        // That process's clock was wrong.
        eb("leaseUntil", ">", lease.until + SKEW_MS),
      ]),
    )
    .returning("channel")
    .executeTakeFirst();
  if (!taken) return null;
  const rows = await tx.query
    .selectFrom("outbox")
    .select(["id", "at", "data"])
    .where("channel", "=", channel)
    .where("kind", "=", kind)
    .orderBy("id")
    // Each may lead elsewhere.
    .limit(kind === "channel_changed" ? 1 : MOST_AT_ONCE)
    .execute();
  return rows.map((row) => ({ ...row, data: JSON.parse(row.data) }));
}

/** Returns the lease. `done`: messages that are not sent again; `failures`: in a row. */
export async function endTurn(
  tx: Writer,
  { channel, kind }: Group,
  turn: { owner: string; done: readonly number[]; dueAt: number; failures: number },
): Promise<void> {
  if (turn.done.length > 0)
    await tx.query
      .deleteFrom("outbox")
      .where("id", "in", [...turn.done])
      .execute();
  await tx.query
    .updateTable("outboxTurns")
    .set({ leaseUntil: null, leaseOwner: null, dueAt: turn.dueAt, failures: turn.failures })
    .where("channel", "=", channel)
    .where("kind", "=", kind)
    .where("leaseOwner", "=", turn.owner)
    .execute();
}

/** How often in a row a group failed. */
export async function failuresOf(from: Reader, { channel, kind }: Group): Promise<number> {
  const row = await from.query
    .selectFrom("outboxTurns")
    .select("failures")
    .where("channel", "=", channel)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row?.failures ?? 0;
}
