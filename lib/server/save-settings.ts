import { createHash } from "node:crypto";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Database, Reader, Writer } from "#lib/db/connection.ts";
import { readOutlet, writeOutlet } from "#lib/db/settings/outlet.ts";
import { readPreferences, writePreferences } from "#lib/db/settings/preferences.ts";
import { holdSettings } from "#lib/db/settings/settings.ts";
import type { Outlet } from "#lib/domain/outlet.ts";
import type { Preferences } from "#lib/domain/preferences.ts";
import { isOneOf } from "#lib/domain/private-address.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import {
  type FormValues,
  readSettingsForm,
  SETTINGS_FORMS,
  type SettingFault,
  type SettingFaults,
  type SettingsSection,
  toFormValues,
} from "#lib/domain/settings-form.ts";
import { ownAddresses } from "./network-printer.ts";

export type SettingsDeps = {
  readonly database: Database;
  readonly auditKey: Buffer;
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly defaultOutlet: Outlet;
  /** Where this machine itself can be reached; no printer. */
  readonly ownAddresses?: readonly string[];
};

/** One section as its form shows it; `seen` names these values, so that a save can tell whether they still stand. */
export type SectionView = { readonly values: FormValues; readonly seen: string };

/** `changed`: another was quicker, nothing was written, and this is what stands now. `invalid`: nothing was written. */
export type Saving =
  | { readonly outcome: "saved"; readonly now: SectionView }
  | { readonly outcome: "changed"; readonly now: SectionView }
  | { readonly outcome: "invalid"; readonly faults: SettingFaults };

/** A section as its form begins. */
export async function readSection(
  deps: Pick<SettingsDeps, "defaultOutlet">,
  from: Reader | Writer,
  section: SettingsSection,
): Promise<SectionView> {
  return viewOf(await storedValues(deps, from, section));
}

/**
 * Saves one section of the settings, in one transaction with an audit row that says what stood before and what stands now.
 * `seen` is what the form was drawn from: when something else stands by now, nothing is written.
 */
export async function saveSettings(
  deps: SettingsDeps,
  actor: Actor,
  form: { section: SettingsSection; seen: string; values: unknown },
): Promise<Result<Saving>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const { section } = form;
  const typed = readSettingsForm(section, form.values);
  const faults = typed.ok ? ownPrinters(typed.values, deps.ownAddresses ?? ownAddresses()) : typed.faults;
  if (!typed.ok || Object.keys(faults).length > 0) return { ok: true, outcome: "invalid", faults };
  return deps.database.transaction(async (tx): Promise<Result<Saving>> => {
    await holdSettings(tx);
    const before = await storedValues(deps, tx, section);
    const standing = viewOf(before);
    if (standing.seen !== form.seen) return { ok: true, outcome: "changed", now: standing };
    const data = difference(before, typed.values);
    if (Object.keys(data).length === 0) return { ok: true, outcome: "saved", now: standing };
    const at = deps.now();
    if (section === "outlet") await writeOutlet(tx, typed.values as Outlet, at, actor.id);
    else {
      const next = { ...(await readPreferences(tx)), ...(typed.values as Partial<Preferences>) };
      await writePreferences(tx, next, at, actor.id);
    }
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "settings.change", subject: section, data });
    return { ok: true, outcome: "saved", now: await readSection(deps, tx, section) };
  });
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
  const all: Values = section === "outlet" ? await readOutlet(from, deps.defaultOutlet) : await readPreferences(from);
  return Object.fromEntries(Object.keys(SETTINGS_FORMS[section].shape).map((name) => [name, all[name]]));
}

function viewOf(values: Values): SectionView {
  const seen = createHash("sha256").update(JSON.stringify(values)).digest("hex").slice(0, 32);
  return { values: toFormValues(values), seen };
}

/** Each field that changes, as it was and as it will be. */
export function difference(before: Values, after: Values): Record<string, { before: unknown; after: unknown }> {
  const changed = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(changed.map((name) => [name, { before: before[name], after: after[name] }]));
}
