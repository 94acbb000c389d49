import { createHash } from "node:crypto";
import type { sealer } from "#lib/auth/seal.ts";
import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { queue } from "#lib/db/audit/outbox.ts";
import type { Database, Reader, Writer } from "#lib/db/connection.ts";
import type { Mode } from "#lib/db/installation.ts";
import { readOutlet, writeOutlet } from "#lib/db/settings/outlet.ts";
import { readPreferences, writePreferences } from "#lib/db/settings/preferences.ts";
import { holdSettings } from "#lib/db/settings/settings.ts";
import { readUnattended, writeUnattended } from "#lib/db/settings/unattended.ts";
import type { Outlet } from "#lib/domain/outlet.ts";
import type { Preferences } from "#lib/domain/preferences.ts";
import { isOneOf } from "#lib/domain/private-address.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import {
  type FormValues,
  isRefusedInDemo,
  isUnattended,
  isWatching,
  readSettingsForm,
  SETTINGS_FORMS,
  type SettingFault,
  type SettingFaults,
  type SettingsSection,
  toFormValues,
  type UnattendedSection,
} from "#lib/domain/settings-form.ts";
import { CHANNELS, everyRoute, KEPT_SECRET, SECRETS, type Unattended } from "#lib/domain/unattended.ts";
import { mustBeFolder } from "./backups/backups.ts";
import { ownAddresses } from "./printers/network-printer.ts";

export type SettingsDeps = {
  readonly database: Database;
  readonly auditKey: Buffer;
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly defaultOutlet: Outlet;
  /** In a demo anybody is supervisor. */
  readonly mode: Mode;
  /** Seals the channels' secrets. */
  readonly sealed: ReturnType<typeof sealer>;
  /** This machine's own addresses, which are no printers. */
  readonly ownAddresses?: readonly string[];
};

/** A section's form values; `seen` identifies them, so that a save can tell whether they are still current. */
export type SectionView = { readonly values: FormValues; readonly seen: string };

/** `changed`: somebody else saved first; nothing was written, and these are the current values. `invalid`: nothing was written. */
export type Saving =
  | { readonly outcome: "saved"; readonly now: SectionView }
  | { readonly outcome: "changed"; readonly now: SectionView }
  | { readonly outcome: "invalid"; readonly faults: SettingFaults };

/** A section's initial form. */
export async function readSection(
  deps: Pick<SettingsDeps, "defaultOutlet">,
  from: Reader | Writer,
  section: SettingsSection,
): Promise<SectionView> {
  return viewOf(await storedValues(deps, from, section));
}

/**
 * Saves one section of the settings, in one transaction with an audit row of old and new values. `seen` identifies what the form was drawn
 * from; if that has changed, nothing is written.
 */
export async function saveSettings(
  deps: SettingsDeps,
  actor: Actor,
  form: { section: SettingsSection; seen: string; values: unknown },
): Promise<Result<Saving>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const { section } = form;
  if (deps.mode === "demo" && isRefusedInDemo(section)) return failure("not_in_demo");
  const typed = readSettingsForm(section, form.values);
  const faults = typed.ok ? await faultsHere(typed.values, deps.ownAddresses ?? ownAddresses()) : typed.faults;
  if (!typed.ok || Object.keys(faults).length > 0) return { ok: true, outcome: "invalid", faults };
  return deps.database.transaction(async (tx): Promise<Result<Saving>> => {
    await holdSettings(tx);
    const before = await storedValues(deps, tx, section);
    const now = viewOf(before);
    if (now.seen !== form.seen) return { ok: true, outcome: "changed", now };
    const again = secretsToType(before, typed.values);
    if (Object.keys(again).length > 0) return { ok: true, outcome: "invalid", faults: again };
    const values = sealSecrets(deps, before, typed.values);
    const data = hideSecrets(difference(before, values));
    if (Object.keys(data).length === 0) return { ok: true, outcome: "saved", now };
    const at = deps.now();
    if (section === "outlet") await writeOutlet(tx, values as Outlet, at, actor.id);
    else if (isUnattended(section)) {
      const standing = await readUnattended(tx);
      if (isWatching(standing, section)) await alarmChange(tx, section, before, actor, at);
      const next = { ...standing, ...(values as Partial<Unattended>) };
      await writeUnattended(tx, next, at, actor.id);
    } else {
      const next = { ...(await readPreferences(tx)), ...(values as Partial<Preferences>) };
      await writePreferences(tx, next, at, actor.id);
    }
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "settings.change", subject: section, data });
    return { ok: true, outcome: "saved", now: await readSection(deps, tx, section) };
  });
}

/**
 * Whoever quiets what watches them must not be the one to tick that off. Raised before it is written: what told people until now tells them
 * of this, a changed channel also where it led `before`.
 */
async function alarmChange(tx: Writer, section: UnattendedSection, before: Values, by: Actor, at: number) {
  const { id, username, name } = by;
  const data = { section, by: { id, username, name } };
  await raiseAlarm(tx, { kind: "watching_changed", trId: null, at, data });
  const changed = CHANNELS.filter((channel) => channel === section);
  await queue(tx, changed, { kind: "channel_changed", at, data: before });
}

/** Faults of values that depend on this machine. */
async function faultsHere(values: object, own: readonly string[]): Promise<SettingFaults> {
  const { backupFolder } = values as Partial<Unattended>;
  const isGood =
    !backupFolder ||
    (await mustBeFolder(backupFolder).then(
      () => true,
      () => false,
    ));
  return isGood ? ownPrinters(values, own) : { backupFolder: { code: "no_folder" } };
}

/** Whoever changes where a secret is sent must enter it; otherwise a supervisor could have it sent to their own host. */
const SENT_TO = {
  smtpPassword: ["smtpHost", "smtpPort", "smtpSecurity", "smtpPrivate"],
  telegramToken: [],
  webhookSecret: ["webhookUrl"],
} as const;

function secretsToType(before: Values, typed: Values): SettingFaults {
  const faults = SECRETS.filter(
    (name) => typed[name] === KEPT_SECRET && SENT_TO[name].some((field) => typed[field] !== before[field]),
  );
  return Object.fromEntries(faults.map((name) => [name, { code: "again" }]));
}

function sealSecrets({ sealed }: SettingsDeps, before: Values, typed: Values): Values {
  const seal = (name: string, text: unknown) => {
    if (text === KEPT_SECRET) return before[name] ?? "";
    return text === "" ? "" : sealed.seal(String(text));
  };
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, isSecret(name) ? seal(name, value) : value]),
  );
}

/** The audit only says whether a secret was and is set, and that it changed. */
function hideSecrets(data: ReturnType<typeof difference>): ReturnType<typeof difference> {
  const hidden = ([name, { before, after }]: [string, { before: unknown; after: unknown }]) => [
    name,
    isSecret(name) ? { before: before !== "", after: after !== "" } : { before, after },
  ];
  return Object.fromEntries(Object.entries(data).map(hidden));
}

function isSecret(name: string): boolean {
  return SECRETS.some((one) => one === name);
}

function ownPrinters(values: object, own: readonly string[]): SettingFaults {
  const printers = (values as Partial<Preferences>).networkPrinters ?? [];
  const faults = printers.map(({ host }, at): [string, SettingFault] | null =>
    isOneOf(host, own) ? [`networkPrinters.${at}.host`, { code: "own_address" }] : null,
  );
  return Object.fromEntries(faults.filter((fault) => fault !== null));
}

type Values = Readonly<Record<string, unknown>>;

async function storedValues(
  deps: Pick<SettingsDeps, "defaultOutlet">,
  from: Reader | Writer,
  section: SettingsSection,
): Promise<Values> {
  const all: Values = await (section === "outlet"
    ? readOutlet(from, deps.defaultOutlet)
    : isUnattended(section)
      ? readUnattended(from)
      : readPreferences(from));
  return Object.fromEntries(Object.keys(SETTINGS_FORMS[section].shape).map((name) => [name, all[name]]));
}

function viewOf(values: Values): SectionView {
  const seen = createHash("sha256").update(JSON.stringify(values)).digest("hex").slice(0, 32);
  const shown = Object.entries(values).map(([name, value]) => {
    if (name === "alarmRoutes") return [name, everyRoute(value as Unattended["alarmRoutes"])];
    return [name, isSecret(name) && value !== "" ? KEPT_SECRET : value];
  });
  return { values: toFormValues(Object.fromEntries(shown)), seen };
}

/** Each changed field with its old and new value. */
export function difference(before: Values, after: Values): Record<string, { before: unknown; after: unknown }> {
  const changed = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(changed.map((name) => [name, { before: before[name], after: after[name] }]));
}
