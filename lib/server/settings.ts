import { forSupervisors } from "#lib/auth/guard.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { SETTINGS_SECTIONS, type SettingsSection } from "#lib/domain/settings-form.ts";
import type { Channel } from "#lib/domain/unattended.ts";
import { type OutboxDeps, sendTest } from "./alarms/send-waiting.ts";
import { readBackup } from "./backups/backups.ts";
import type { LivePreferences } from "./live-preferences.ts";
import { readSection, type SectionView, type SettingsDeps, saveSettings } from "./save-settings.ts";
import {
  bearsMetricsToken,
  makeMetricsToken,
  metricsTokenMadeAt,
  revokeMetricsToken,
} from "./watching/metrics-token.ts";

/** The supervisor's settings, read and changed. */
export function createSettings(deps: SettingsDeps, preferences: LivePreferences, outbox: OutboxDeps) {
  const { read } = deps.database;
  return {
    preferences: preferences.current,
    /**
     * For supervisors: each section's initial form, when the metrics token was made (UTC milliseconds; null: there is none), and the state
     * of backups.
     */
    all: (actor: Actor) =>
      forSupervisors(actor, async () => {
        const sections = await Promise.all(
          SETTINGS_SECTIONS.map(async (name) => [name, await readSection(deps, read, name)]),
        );
        const views: Readonly<Record<SettingsSection, SectionView>> = Object.fromEntries(sections);
        return { views, tokenMadeAt: await metricsTokenMadeAt(read), backup: await readBackup(read, deps.now()) };
      }),
    /** Sends a test by a saved channel, and audits the outcome. `problem`: null if it was accepted, else the reason as a code. */
    tryChannel: (actor: Actor, channel: Channel) =>
      forSupervisors(actor, async () => {
        const problem = await sendTest(outbox, channel);
        const tried = { at: deps.now(), by: actor, action: "settings.try", subject: channel, data: { problem } };
        await deps.database.transaction((tx) => appendAudit(tx, deps.auditKey, tried));
        return { problem };
      }),
    async save(actor: Actor, form: Parameters<typeof saveSettings>[2]) {
      const saving = await saveSettings(deps, actor, form);
      preferences.forget();
      return saving;
    },
    makeMetricsToken: (actor: Actor) => makeMetricsToken(deps, actor),
    revokeMetricsToken: (actor: Actor) => revokeMetricsToken(deps, actor),
    bearsMetricsToken: (authorization: string | null) => bearsMetricsToken(read, authorization),
  };
}
