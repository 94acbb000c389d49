"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { failure } from "#lib/domain/result.ts";
import { groupDigits } from "#lib/domain/rupiah.ts";
import { isUnattended, SETTINGS_SECTIONS, type SettingFaults } from "#lib/domain/settings-form.ts";
import { CHANNELS } from "#lib/domain/unattended.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { fieldName, line, password, picture } from "#lib/server/web/action-schemas.ts";

const text = line(500);

/** Saves one section; faults come back in words, by field name. */
export const saveSection = action(
  {
    name: "settings.save",
    role: "supervisor",
    schema: z.strictObject({
      section: z.enum(SETTINGS_SECTIONS),
      own: password.optional(),
      seen: line(64),
      values: z.record(fieldName, z.union([text, z.boolean(), z.array(z.record(fieldName, text)).max(50).readonly()])),
    }),
    stepUp: () => "settings",
  },
  async ({ input: { own = "", ...form }, actor }) => {
    const confirmed = isUnattended(form.section) ? await loket().auth.confirmOwnPassword(actor, own) : null;
    if (confirmed && !confirmed.ok) return confirmed;
    const saving = await loket().settings.save(actor, form);
    if (!saving.ok) return saving;
    if (saving.outcome === "invalid") {
      return { ok: true, outcome: "invalid" as const, faults: await wordsOf(saving.faults) };
    }
    refresh();
    return saving;
  },
);

/** Sends a test by a saved channel; a failure comes back in words. */
export const tryChannel = action(
  {
    name: "channel.try",
    role: "supervisor",
    schema: z.strictObject({ channel: z.enum(CHANNELS) }),
    stepUp: () => "settings",
  },
  async ({ input, actor }) => {
    const tried = await loket().settings.tryChannel(actor, input.channel);
    if (!tried.ok || tried.problem === null) return tried;
    const t = await getTranslations("settings");
    const { problem } = tried;
    if (problem === "not_set_up") return { ok: true, problem: t("notSetUp") };
    const told = `problem_${problem}` as "problem_certificate";
    return { ok: true, problem: t("notTried", { problem: t.has(told) ? t(told) : problem }) };
  },
);

/** Sets or removes the logo of new receipts. */
export const saveLogo = action(
  {
    name: "settings.logo",
    role: "supervisor",
    schema: z.strictObject({ picture: picture.nullable() }),
    stepUp: () => "settings",
  },
  async ({ input, actor }) => {
    const saved = await loket().logos.save(actor, input.picture === null ? null : Buffer.from(input.picture, "base64"));
    if (saved.ok) refresh();
    return saved;
  },
);

/** Asks IAK for its price list. */
export const refreshPriceList = action(
  { name: "price_list.read", role: "supervisor", schema: z.strictObject({}) },
  async ({ actor }) => {
    const read = await loket().shop.refresh(actor);
    if (!read.ok) return read;
    refresh();
    return read.whole ? read : failure("price_list_untold");
  },
);

/** Only this answer has the token: its hash is stored. */
export const makeMetricsToken = action(
  { name: "metrics_token.make", role: "supervisor", schema: z.strictObject({}), stepUp: () => "settings" },
  async ({ actor }) => {
    const made = await loket().settings.makeMetricsToken(actor);
    if (made.ok) refresh();
    return made;
  },
);

export const revokeMetricsToken = action(
  { name: "metrics_token.revoke", role: "supervisor", schema: z.strictObject({}), stepUp: () => "settings" },
  async ({ actor }) => {
    const revoked = await loket().settings.revokeMetricsToken(actor);
    if (revoked.ok) refresh();
    return revoked;
  },
);

async function wordsOf(faults: SettingFaults): Promise<Record<string, string>> {
  const t = await getTranslations("settings");
  const words = ({ code, least = 0, most = 0 }: SettingFaults[string]) =>
    t(`fault_${code}`, { least: groupDigits(least), most: groupDigits(most) });
  return Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, words(fault)]));
}
