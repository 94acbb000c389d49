import { z } from "zod";
import { ALARM_KINDS } from "./alarm.ts";
import { CASH_ROUNDINGS } from "./cash-rounding.ts";
import { PAPERS } from "./paper.ts";
import { plainLine } from "./plain-line.ts";
import { OWN_FEES, profileFields } from "./preferences.ts";
import { isPrinterHost, PRINTER_PORTS } from "./private-address.ts";
import { productById } from "./products/catalogue.ts";
import { readTypedRupiah } from "./rupiah.ts";
import { ZONES, type Zone } from "./time.ts";
import { CHANNELS, isSetUp, KEPT_SECRET, ROUTES, SMTP_SECURITIES, type Unattended } from "./unattended.ts";

/** What is wrong with a field; `least` and `most` are its bounds. */
export type SettingFault = {
  readonly code:
    | "missing"
    | "too_long"
    | "not_whole"
    | "not_rupiah"
    | "not_private"
    | "own_address"
    | "twice"
    | "nothing_sold"
    | "fee_forbidden"
    | "fee_twice"
    | "too_many"
    | "not_mail"
    | "not_url"
    | "not_token"
    | "not_a_chat"
    | "not_host"
    | "not_path"
    | "no_folder"
    | "again"
    | "not_a_choice";
  readonly least?: number;
  readonly most?: number;
};

const refuse = (context: z.RefinementCtx, fault: SettingFault) => {
  context.addIssue({ code: "custom", params: fault });
  return z.NEVER;
};

/** One plain line. `least` 1: must not be empty. */
const line = (most: number, least: 0 | 1 = 0) =>
  z.string().transform((typed, context) => {
    const text = plainLine(typed);
    if (text.length < least) return refuse(context, { code: "missing" });
    return text.length > most ? refuse(context, { code: "too_long", most }) : text;
  });

const whole = (least: number, most: number) =>
  z.string().transform((typed, context) => {
    const text = typed.trim();
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : refuse(context, { code: "not_whole", least, most });
  });

const wholeOrNone = (least: number, most: number) =>
  z.union([
    z
      .string()
      .regex(/^\s*$/)
      .transform(() => null),
    whole(least, most),
  ]);

const MOST_RUPIAH = 1_000_000_000_000;
const amountUpTo = (most: number) =>
  z.string().transform((typed, context) => {
    const value = readTypedRupiah(typed);
    return value !== null && value <= most
      ? (value as number)
      : refuse(context, { code: "not_rupiah", least: 0, most });
  });
const amount = amountUpTo(MOST_RUPIAH);

const host = line(60, 1).transform((name, context) =>
  isPrinterHost(name) ? name : refuse(context, { code: "not_private" }),
);

const MOST_PRINTERS = 20;
const printers = z
  .array(
    z.strictObject({
      name: line(40, 1),
      host,
      port: whole(PRINTER_PORTS.least, PRINTER_PORTS.most),
      ...profileFields,
    }),
  )
  .superRefine((list, context) => {
    if (list.length > MOST_PRINTERS) refuse(context, { code: "too_many", most: MOST_PRINTERS });
    list.forEach(({ name }, index) => {
      if (list.findIndex((other) => other.name === name) === index) return;
      context.addIssue({ code: "custom", path: [index, "name"], params: { code: "twice" } satisfies SettingFault });
    });
  });

const missing = (context: z.RefinementCtx, name: string) =>
  context.addIssue({ code: "custom", path: [name], params: { code: "missing" } satisfies SettingFault });
/** A text that is empty or valid. */
const checked = (most: number, isRight: (text: string) => boolean, code: SettingFault["code"]) =>
  line(most).transform((text, context) => (text === "" || isRight(text) ? text : refuse(context, { code })));

const MAIL = /^[^\s@,<>]+@[^\s@,<>]+$/;
const isWebUrl = (text: string) => /^https?:$/.test(URL.parse(text)?.protocol ?? "") && !/[@#]/.test(text);
const isMails = (text: string) => text.split(",").every((one) => MAIL.test(one.trim()));
/** An absolute path on Linux, Windows or a network share. */
const isAbsolute = (text: string) => /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(text);

const email = z
  .strictObject({
    smtpHost: checked(253, (text) => /^[\w.:-]+$/.test(text), "not_host"),
    smtpPort: whole(1, 65_535),
    smtpSecurity: z.enum(SMTP_SECURITIES),
    smtpUser: line(200),
    smtpPassword: line(200),
    mailFrom: checked(200, (text) => MAIL.test(text), "not_mail"),
    mailTo: checked(500, isMails, "not_mail"),
    smtpPrivate: z.boolean(),
  })
  .superRefine(({ smtpHost, mailFrom, mailTo }, context) => {
    for (const [name, text] of Object.entries({ mailFrom, mailTo }))
      if (smtpHost !== "" && text === "") missing(context, name);
  });

const productId = z.string().refine(productById);
const ownFees = z
  .array(z.strictObject({ id: productId, from: amount, fee: amountUpTo(OWN_FEES.most) }))
  .max(OWN_FEES.rows);
const fees = z.strictObject({ ownFees, feeByContract: z.boolean() }).superRefine((typed, context) => {
  const fault = (at: number, field: string, code: SettingFault["code"]) =>
    context.addIssue({ code: "custom", path: ["ownFees", at, field], params: { code } });
  typed.ownFees.forEach(({ id, from }, at) => {
    if (!typed.feeByContract && productById(id)?.noOwnFee) fault(at, "id", "fee_forbidden");
    if (typed.ownFees.findIndex((other) => other.id === id && other.from === from) < at) fault(at, "from", "fee_twice");
  });
});

const sold = z.array(z.strictObject({ id: productId })).superRefine((list, context) => {
  if (list.length === 0) refuse(context, { code: "nothing_sold" });
});

/** The sections of the settings; each is saved on its own. Input is as typed; the result can be stored. */
export const SETTINGS_FORMS = {
  outlet: z.strictObject({
    name: line(80, 1),
    address: line(160),
    phone: line(40),
    footer: line(240),
    zone: z.enum(ZONES as [Zone, ...Zone[]]),
  }),
  printing: z.strictObject({
    paper: z.enum(PAPERS),
    autoPrint: z.boolean(),
    cashDrawer: z.boolean(),
    reprintLimit: wholeOrNone(0, 99),
    anyonePrints: z.boolean(),
    proofByContract: z.boolean(),
  }),
  printers: z.strictObject({ networkPrinters: printers }),
  money: z.strictObject({ depositThreshold: amount, csvSeparator: z.enum(["auto", ",", ";"]) }),
  cash: z.strictObject({ cashRounding: z.enum(CASH_ROUNDINGS), cashRequired: z.boolean() }),
  counter: z.strictObject({
    shiftRequired: z.boolean(),
    blindCount: z.boolean(),
    inquiriesPerMinute: whole(1, 600),
    checksAtOnce: whole(3, 20),
  }),
  email,
  telegram: z
    .strictObject({
      telegramToken: checked(100, (text) => text === KEPT_SECRET || /^\d+:[\w-]{20,}$/.test(text), "not_token"),
      telegramChat: checked(60, (text) => /^(-?\d+|@\w+)$/.test(text), "not_a_chat"),
    })
    .superRefine(({ telegramToken, telegramChat }, context) => {
      if (telegramToken !== "" && telegramChat === "") missing(context, "telegramChat");
    }),
  webhook: z
    .strictObject({
      webhookUrl: checked(500, isWebUrl, "not_url"),
      webhookSecret: line(200),
      webhookPrivate: z.boolean(),
    })
    .superRefine(({ webhookUrl, webhookSecret }, context) => {
      if (webhookUrl !== "" && webhookSecret === "") missing(context, "webhookSecret");
    }),
  alarms: z.strictObject({
    alarmRoutes: z.array(z.strictObject({ kind: z.enum(ALARM_KINDS), to: z.enum(ROUTES) })),
  }),
  closing: z.strictObject({ closingHour: wholeOrNone(6, 23) }),
  backups: z.strictObject({ backupFolder: checked(300, isAbsolute, "not_path"), backupHour: whole(0, 23) }),
  sales: z.strictObject({ products: sold }),
  fees,
  people: z.strictObject({ factorRequired: z.boolean(), lockAfterMinutes: wholeOrNone(1, 240) }),
} as const;

export type SettingsSection = keyof typeof SETTINGS_FORMS;
export const SETTINGS_SECTIONS = Object.keys(SETTINGS_FORMS) as [SettingsSection, ...SettingsSection[]];

const UNATTENDED = ["email", "telegram", "webhook", "alarms", "closing", "backups"] as const;
export type UnattendedSection = (typeof UNATTENDED)[number];

/** Sections that decide whom Loket notifies and where it writes files. They ask for the password, too. */
export function isUnattended(section: SettingsSection): section is UnattendedSection {
  return UNATTENDED.some((one) => one === section);
}

/** Whether a section is already in use: saving it then changes it, instead of setting it up. */
export function isWatching(settings: Unattended, section: UnattendedSection): boolean {
  if (section === "closing") return settings.closingHour !== null;
  if (section === "backups") return settings.backupFolder !== "";
  return section === "alarms" ? CHANNELS.some((channel) => isSetUp(settings, channel)) : isSetUp(settings, section);
}

/** Sections refused in a demo, in which anybody is supervisor: they would reach other machines, or write into folders. */
export function isRefusedInDemo(section: SettingsSection): boolean {
  return isUnattended(section) && section !== "alarms" && section !== "closing";
}

/** A section's values in its form: switches, texts, and rows of texts. */
export type FormValue = string | boolean | readonly { readonly [field: string]: string }[];
export type FormValues = { readonly [field: string]: FormValue };

/** A section's stored values for its form: numbers as text, null as an empty text. */
export function toFormValues(values: object): Record<string, FormValue> {
  const shown = ([name, value]: [string, unknown]): [string, FormValue] => {
    if (typeof value === "boolean") return [name, value];
    if (Array.isArray(value)) return [name, value.map((row) => toFormValues(row) as { [field: string]: string })];
    return [name, value === null || value === undefined ? "" : String(value)];
  };
  return Object.fromEntries(Object.entries(values).map(shown));
}

/** Faults by field; a field of a row is named like `networkPrinters.0.host`. */
export type SettingFaults = Readonly<Record<string, SettingFault>>;

/** Parses what was typed into one section. */
export function readSettingsForm<S extends SettingsSection>(
  section: S,
  typed: unknown,
): { ok: true; values: z.infer<(typeof SETTINGS_FORMS)[S]> } | { ok: false; faults: SettingFaults } {
  const parsed = SETTINGS_FORMS[section].safeParse(typed);
  if (parsed.success) return { ok: true, values: parsed.data as z.infer<(typeof SETTINGS_FORMS)[S]> };
  return { ok: false, faults: Object.fromEntries(parsed.error.issues.map(toFault).reverse()) };
}

/** Only a field's first fault is shown; for a union, that of its last option. */
function toFault(issue: z.core.$ZodIssue): [string, SettingFault] {
  const path = issue.path.join(".");
  if (issue.code === "invalid_union") {
    const inner = issue.errors.at(-1)?.[0];
    if (inner) return [path, toFault(inner)[1]];
  }
  const fault = issue.code === "custom" ? (issue.params as SettingFault | undefined) : undefined;
  return [path, fault ?? { code: "not_a_choice" }];
}
