"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { line, password } from "#lib/server/web/action-schemas.ts";
import { shown } from "#lib/server/web/shown-fault.ts";

const role = z.enum(["cashier", "supervisor"]);
const name = line(200);

/** Creates a user and returns to the list; `own` is the supervisor's password, required for creating a supervisor. */
export const addUser = action(
  {
    name: "user.create",
    role: "supervisor",
    schema: z.strictObject({ username: name, name, role, password, own: password }),
    stepUp: () => "users",
  },
  async ({ input: { own, ...wanted }, actor }) => {
    const added = await shown(await loket().auth.addUser(actor, wanted, own));
    if (added.ok && !added.fault) redirect("/users");
    return added;
  },
);

const target = line(64);
const change = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("rename"), userId: target, name, own: password.optional() }),
  z.strictObject({ kind: z.literal("set_role"), userId: target, role, own: password }),
  z.strictObject({ kind: z.literal("set_password"), userId: target, password, own: password }),
  z.strictObject({ kind: z.enum(["disable", "enable", "end_sessions"]), userId: target, own: password.optional() }),
]);

/** One act on a user, confirmed in words; `own` is required for acts that give power away and on a supervisor's account. */
export const manageUser = action(
  { name: "user.change", role: "supervisor", schema: change, stepUp: () => "users" },
  async ({ input: { userId, ...act }, actor }) => {
    const t = await getTranslations("users");
    const done = await shown(await loket().auth.manageUser(actor, userId, act));
    if (!done.ok || done.fault) return done;
    refresh();
    return { ok: true, said: t(`done_${act.kind}`) };
  },
);
