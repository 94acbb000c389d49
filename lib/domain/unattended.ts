import { z } from "zod";
import { ALARM_KINDS, type AlarmKind } from "./alarm.ts";

/** Ways by which a message reaches a person outside Loket. */
export const CHANNELS = ["email", "telegram", "webhook"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Where alarms of one kind go. */
export const ROUTES = ["all", ...CHANNELS, "none"] as const;
export type Route = (typeof ROUTES)[number];

export const SMTP_SECURITIES = ["starttls", "tls", "none"] as const;

/** What Loket does while no supervisor is there. Secrets are sealed; an empty text means that there is none. */
export const unattendedSchema = z.strictObject({
  smtpHost: z.string().default(""),
  smtpPort: z.int().default(587),
  smtpSecurity: z.enum(SMTP_SECURITIES).default("starttls"),
  smtpUser: z.string().default(""),
  smtpPassword: z.string().default(""),
  /** The host may have a private address. */
  smtpPrivate: z.boolean().default(false),
  mailFrom: z.string().default(""),
  /** Addresses, separated by commas. */
  mailTo: z.string().default(""),
  telegramToken: z.string().default(""),
  telegramChat: z.string().default(""),
  webhookUrl: z.string().default(""),
  webhookSecret: z.string().default(""),
  webhookPrivate: z.boolean().default(false),
  /** Kinds that don't go to every channel. */
  alarmRoutes: z.array(z.strictObject({ kind: z.string(), to: z.enum(ROUTES) })).default([]),
  /** The hour of the outlet's clock from which the day's report is sent and what was not returned is an alarm; null: neither. */
  closingHour: z.int().nullable().default(null),
  /** An absolute path; empty: no backups by itself. */
  backupFolder: z.string().default(""),
  /** Of the outlet's clock. */
  backupHour: z.int().default(2),
});
export type Unattended = z.infer<typeof unattendedSchema>;

export const SECRETS = ["smtpPassword", "telegramToken", "webhookSecret"] as const;

/** Stands in a form for a secret that is kept: the secret itself is never shown again. */
export const KEPT_SECRET = "••••••••";

/** The field that says whether a channel is set up. */
const NEEDED = { email: "smtpHost", telegram: "telegramToken", webhook: "webhookUrl" } as const;

export function isSetUp(settings: Unattended, channel: Channel): boolean {
  return settings[NEEDED[channel]] !== "";
}

/** The channels by which an alarm is told. */
export function channelsFor(settings: Unattended, kind: AlarmKind): Channel[] {
  const to = settings.alarmRoutes.find((route) => route.kind === kind)?.to ?? "all";
  return CHANNELS.filter((channel) => isSetUp(settings, channel) && (to === "all" || to === channel));
}

/** A route for each kind of alarm, kinds of later versions among them. */
export function everyRoute(routes: Unattended["alarmRoutes"]): { kind: AlarmKind; to: Route }[] {
  return ALARM_KINDS.map((kind) => ({ kind, to: routes.find((route) => route.kind === kind)?.to ?? "all" }));
}
