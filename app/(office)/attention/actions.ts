"use server";

import { refresh } from "next/cache";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { REASONS } from "#lib/domain/reason.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { password, reason } from "#lib/server/web/action-schemas.ts";

const schema = z.strictObject({ id: z.int().positive(), note: reason(REASONS.alarm), own: password.optional() });

/** A supervisor acknowledges an alarm. If somebody did already, says who was first. */
export const acknowledge = action(
  { name: "alarm.acknowledge", role: "supervisor", schema },
  async ({ input, actor }) => {
    const { attention, reads } = loket();
    const done = await attention.acknowledge(actor, { own: "", ...input });
    if (!done.ok) return done;
    if (!done.first) {
      refresh();
      return { ok: true };
    }
    const t = await getTranslations("attention");
    const { zone } = await reads.outlet();
    const time = formatDateTime(done.first.at, zone, await getLocale());
    return { ok: true, said: t("first", { name: done.first.by, time }) };
  },
);
