"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { startOf } from "#lib/domain/roles.ts";
import { ownPath } from "#lib/domain/safe-path.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { line, password } from "#lib/server/web/action-schemas.ts";

/** Signs in, and goes where one wanted to be, within this house. */
export const signIn = action(
  {
    name: "session.start",
    role: "anyone",
    schema: z.strictObject({ username: line(200), password, next: line(500) }),
  },
  async ({ input: { next, ...pair } }) => {
    const sent = await headers();
    const address = sent.get("x-loket-address") ?? "";
    const signedIn = await loket().auth.signIn({ ...pair, address, cookies: sent.get("cookie") });
    if (!signedIn.ok) return signedIn;
    const kept = await cookies();
    for (const { name, value, options } of [signedIn.cookie, signedIn.device]) kept.set(name, value, options);
    const path = ownPath(next);
    // Through the start there would be an empty page on the way, where keys go nowhere.
    redirect(path === "/" ? startOf(signedIn.actor) : path);
  },
);
