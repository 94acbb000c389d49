"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { Result } from "#lib/domain/result.ts";
import { keep, loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { line, passkeyAnswer, password, totpSecret } from "#lib/server/web/action-schemas.ts";
import { type Shown, shown } from "#lib/server/web/shown-fault.ts";

export const changePassword = action(
  { name: "account.change_password", role: "cashier", schema: z.strictObject({ own: password, password }) },
  async ({ input, session }) => {
    const changed = await loket().auth.changeOwnPassword(session, input);
    const done = await shown(changed);
    if (!changed.ok || !done.ok || done.fault) return done;
    await keep(changed.cookie);
    return { ok: true, said: (await getTranslations("account"))("passwordChanged") };
  },
);

/** Six digits, or empty to remove it. */
export const setPin = action(
  { name: "account.set_pin", role: "cashier", schema: z.strictObject({ own: password, pin: password }) },
  async ({ input, session }) => {
    const done = await shown(await loket().auth.setPin(session, input));
    if (!done.ok || done.fault) return done;
    refresh();
    return { ok: true, said: (await getTranslations("account"))("saved") };
  },
);

export const endOwnSession = action(
  { name: "account.end_session", role: "cashier", schema: z.strictObject({ id: line(64) }) },
  async ({ input, actor }) => {
    const done = await loket().auth.endOwnSession(actor, input.id);
    if (done.ok) refresh();
    return done.ok ? { ok: true } : done;
  },
);

export const addTotp = action(
  {
    name: "factor.add_totp",
    role: "supervisor",
    schema: z.strictObject({ secret: totpSecret, code: line(20), own: password }),
  },
  async ({ input, session }) => withCodes(await loket().auth.addTotp(session, input)),
);

/** What the browser needs to create a passkey. */
export const askForPasskey = action(
  { name: "factor.new_passkey", role: "supervisor", schema: z.strictObject({}) },
  ({ session }) => loket().auth.newPasskey(session),
);

export const addPasskey = action(
  {
    name: "factor.add_passkey",
    role: "supervisor",
    schema: z.strictObject({ name: line(40, 1), own: password, key: passkeyAnswer }),
  },
  async ({ input, session }) => withCodes(await loket().auth.addPasskey(session, input)),
);

/** The app (`totp`), or a passkey by its id. */
export const removeFactor = action(
  { name: "factor.remove", role: "supervisor", schema: z.strictObject({ id: line(1_400, 1) }) },
  async ({ input, session }) => withCodes(await loket().auth.removeFactor(session, input.id)),
);

export const renewRecoveryCodes = action(
  { name: "factor.renew_codes", role: "supervisor", schema: z.strictObject({}) },
  async ({ session }) => withCodes(await loket().auth.renewRecoveryCodes(session)),
);

/** Only this answer has the new recovery codes. */
async function withCodes(result: Result<{ codes: readonly string[] | null }>): Promise<Result<Shown>> {
  const done = await shown(result);
  if (!result.ok || !done.ok || done.fault) return done;
  const t = await getTranslations("account");
  // Redrawing the page would remove the form that shows the codes.
  if (!result.codes) refresh();
  return { ok: true, said: result.codes ? t("codes", { codes: result.codes.join("\n") }) : t("saved") };
}
