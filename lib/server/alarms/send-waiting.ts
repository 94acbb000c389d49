import { raiseAlarmOnce } from "#lib/db/audit/alarms.ts";
import { endTurn, failuresOf, type Group, type Message, takeGroup, waitingGroups } from "#lib/db/audit/outbox.ts";
import { readOutlet } from "#lib/db/settings/outlet.ts";
import { readUnattended } from "#lib/db/settings/unattended.ts";
import type { AlarmKind } from "#lib/domain/alarm.ts";
import { buildReportPaper } from "#lib/domain/report-paper.ts";
import { DAY, dayStart, formatDate, formatDateTime, MINUTE } from "#lib/domain/time.ts";
import { isSetUp } from "#lib/domain/unattended.ts";
import words from "#lib/i18n/messages/id.json" with { type: "json" };
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { RECEIPT_WORDS } from "#lib/receipts/receipt-words.ts";
import { reportOf } from "../day-report.ts";
import { type ChannelDeps, type OutgoingMessage, SEND_LIMIT_MS, sendMessage } from "./send-message.ts";

export type OutboxDeps = Omit<PaymentDeps, "now"> &
  ChannelDeps & {
    readonly appUrl: string;
    /** Draws a report for A4 paper as a PDF. */
    readonly drawPdf: (model: ReturnType<typeof buildReportPaper>) => Promise<Uint8Array>;
  };

// Messages are Indonesian, like papers.
const WORDS = { report: "Laporan harian", test: "Percobaan: pesan Loket sampai di sini" };

/** Minimum time between two messages of one kind on one channel. */
const PAUSE_MS = 5 * MINUTE;
/** After the first failure in a row; doubles with each further one. */
const RETRY_MS = MINUTE;
const LONGEST_RETRY_MS = 30 * MINUTE;
const GIVE_UP_MS = DAY;
const LEASE_MS = 2 * SEND_LIMIT_MS;

/** Sends due messages of the outbox. Channels are independent of each other and of everything else. */
export async function sendWaiting(deps: OutboxDeps): Promise<void> {
  await Promise.all((await waitingGroups(deps.database.read)).map((group) => sendGroup(deps, group)));
}

async function sendGroup(deps: OutboxDeps, group: Group): Promise<void> {
  const { database, processId, now } = deps;
  const owner = `${processId} ${crypto.randomUUID()}`;
  const lease = { owner, now: now(), until: now() + LEASE_MS };
  const messages = await database.transaction((tx) => takeGroup(tx, group, lease));
  if (!messages) return;
  const problem = await trySending(deps, group, messages);
  if (problem === null) {
    const done = messages.map(({ id }) => id);
    const turn = { owner, done, dueAt: now() + PAUSE_MS, failures: 0 };
    return database.transaction((tx) => endTurn(tx, group, turn));
  }
  deps.log.warn({ ...group, problem }, "a message could not be sent; it will be tried again");
  const failures = (await failuresOf(database.read, group)) + 1;
  const old = messages.filter(({ at }) => now() - at >= GIVE_UP_MS).map(({ id }) => id);
  const dueAt = now() + Math.min(RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
  await database.transaction(async (tx) => {
    await endTurn(tx, group, { owner, done: old, dueAt, failures });
    const data = { channel: group.channel };
    if (old.length > 0 && group.kind !== "channel_changed")
      await raiseAlarmOnce(tx, { kind: "channel_failed", trId: null, at: now(), data });
  });
}

/** Null if it was sent, or nobody is to be told any more. */
async function trySending(deps: OutboxDeps, group: Group, messages: readonly Message[]): Promise<string | null> {
  const [first] = messages;
  const before = group.kind === "channel_changed" ? first?.data : {};
  const settings = { ...(await readUnattended(deps.database.read)), ...before };
  if (!first || !isSetUp(settings, group.channel)) return null;
  try {
    const message =
      group.kind === "day_report"
        ? await reportMessage(deps, messages)
        : await alarmMessage(deps, group.kind === "channel_changed" ? "watching_changed" : group.kind, messages);
    return await sendMessage(deps, settings, group.channel, message);
  } catch (error) {
    deps.log.error({ ...group, err: error }, "a message could not be written");
    return "failed";
  }
}

/** What happened, how often and since when, and where to look; no names and no money. */
async function alarmMessage(
  { appUrl, database, receipts }: OutboxDeps,
  kind: AlarmKind,
  messages: readonly Message[],
): Promise<OutgoingMessage> {
  const outlet = await readOutlet(database.read, receipts.defaultOutlet);
  const since = Math.min(...messages.map(({ at }) => at));
  const count = messages.length;
  const what = `${words.dashboard[`alarm_${kind}`]}${count > 1 ? ` (${count}×)` : ""}`;
  const link = `${appUrl}/attention`;
  const text = `${outlet.name}: ${what}\n${formatDateTime(since, outlet.zone)}\n${link}`;
  return { kind, count, since, subject: `${outlet.name}: ${what}`, text, link };
}

/** The newest day that waits; unsent earlier ones are in Loket. */
async function reportMessage(deps: OutboxDeps, messages: readonly Message[]): Promise<OutgoingMessage> {
  const { appUrl, database, receipts, now } = deps;
  const outlet = await readOutlet(database.read, receipts.defaultOutlet);
  const day =
    messages
      .map(({ data }) => String(data.day))
      .sort()
      .at(-1) ?? "";
  const told = await reportOf(database.office, { day, zone: outlet.zone });
  const facts = { day, outlet, now: now(), productName: RECEIPT_WORDS.say, ...told };
  const bytes = new Uint8Array(await deps.drawPdf(buildReportPaper(facts)));
  const since = dayStart(day, outlet.zone) ?? now();
  const subject = `${outlet.name}: ${WORDS.report} ${formatDate(since, outlet.zone)}`;
  const link = `${appUrl}/report?date=${day}`;
  const file = { name: `${day}.pdf`, bytes };
  return { kind: "day_report", count: 1, since, subject, text: `${subject}\n${link}`, link, file };
}

/** The message of "Kirim percobaan", with the saved settings. Null if it was accepted, else the reason. */
export async function sendTest(deps: OutboxDeps, channel: Group["channel"]): Promise<string | null> {
  const { appUrl, database, receipts, now } = deps;
  const settings = await readUnattended(database.read);
  if (!isSetUp(settings, channel)) return "not_set_up";
  const outlet = await readOutlet(database.read, receipts.defaultOutlet);
  const subject = `${outlet.name}: ${WORDS.test}`;
  const link = `${appUrl}/settings?tab=system`;
  return sendMessage(deps, settings, channel, {
    ...{ kind: "test", count: 0, since: now(), subject, text: `${subject}\n${link}`, link },
  });
}
