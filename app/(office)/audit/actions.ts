"use server";

import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { Result } from "#lib/domain/result.ts";
import { groupDigits } from "#lib/domain/rupiah.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";

/** Verifies the whole chain and reports the result. */
export const verifyChain = action(
  { name: "audit.verify", role: "supervisor", schema: z.strictObject({}) },
  async ({ actor }): Promise<Result<{ said?: string; broken?: string }>> => {
    const checked = await loket().audit.verify(actor);
    if (!checked.ok) return checked;
    const t = await getTranslations("audit");
    const { verdict, anchors, code } = checked;
    return verdict.ok
      ? { ok: true, said: t("fine", { rows: groupDigits(verdict.head.seq), code, anchors }) }
      : { ok: true, broken: t(`broken_${verdict.fault}`, { seq: groupDigits(verdict.seq) }) };
  },
);
