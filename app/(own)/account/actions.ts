"use server";

import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { password } from "#lib/server/web/action-schemas.ts";
import { shown } from "#lib/server/web/shown-fault.ts";

export const changePassword = action(
  { name: "account.change_password", role: "cashier", schema: z.strictObject({ own: password, password }) },
  async ({ input, session }) => {
    const done = await shown(await loket().auth.changeOwnPassword(session, input));
    if (!done.ok || done.fault) return done;
    return { ok: true, said: (await getTranslations("account"))("passwordChanged") };
  },
);
