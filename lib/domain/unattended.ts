import { z } from "zod";
import { ALARM_KINDS, type AlarmKind } from "./alarm.ts";

/** Channels that deliver messages outside Loket. */
export const CHANNELS = ["email", "telegram", "webhook"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Destinations for one kind of alarm. */
export const ROUTES = ["all", ...CHANNELS, "none"] as const;
export type Route = (typeof ROUTES)[number];

export const SMTP_SECURITIES = ["starttls", "tls", "none"] as const;

/** What Loket does while no supervisor is present. Secrets are sealed; an empty text means none. */
export const unattendedSchema = z.strictObject({
  smtpHost: z.string().default(""),
  smtpPort: z.int().default(587),
  smtpSecurity: z.enum(SMTP_SECURITIES).default("starttls"),
  smtpUser: z.string().default(""),
  smtpPassword: z.string().default(""),
  /** Permit a private address for the host. */
  smtpPrivate: z.boolean().default(false),
  mailFrom: z.string().default(""),
  /** Comma-separated addresses. */
  mailTo: z.string().default(""),
  telegramToken: z.string().default(""),
  telegramChat: z.string().default(""),
  webhookUrl: z.string().default(""),
  webhookSecret: z.string().default(""),
  webhookPrivate: z.boolean().default(false),
  /** Alarm kinds that don't go to every channel. */
  alarmRoutes: z.array(z.strictObject({ kind: z.string(), to: z.enum(ROUTES) })).default([]),
  /** The hour (outlet's clock) from which the day's report is sent and unreturned refunds raise an alarm; null: neither. */
  closingHour: z.int().nullable().default(null),
  /** An absolute path; empty: no automatic backups. */
  backupFolder: z.string().default(""),
  /** In the outlet's zone. */
  backupHour: z.int().default(2),
});
export type Unattended = z.infer<typeof unattendedSchema>;

export const SECRETS = ["smtpPassword", "telegramToken", "webhookSecret"] as const;

/** The form's placeholder for a stored secret; the secret itself is never shown again. */
export const KEPT_SECRET = "••••••••";

/** The field that tells whether a channel is set up. */
const NEEDED = { email: "smtpHost", telegram: "telegramToken", webhook: "webhookUrl" } as const;

export function isSetUp(settings: Unattended, channel: Channel): boolean {
  return settings[NEEDED[channel]] !== "";
}

export function channelsFor(settings: Unattended, kind: AlarmKind): Channel[] {
  const to = settings.alarmRoutes.find((route) => route.kind === kind)?.to ?? "all";
  return CHANNELS.filter((channel) => isSetUp(settings, channel) && (to === "all" || to === channel));
}

/** The route of every kind of alarm, including kinds of later versions. */
export function everyRoute(routes: Unattended["alarmRoutes"]): { kind: AlarmKind; to: Route }[] {
  return ALARM_KINDS.map((kind) => ({ kind, to: routes.find((route) => route.kind === kind)?.to ?? "all" }));
}
