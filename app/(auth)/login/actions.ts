"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type Actor, startOf } from "#lib/domain/roles.ts";
import { ownPath } from "#lib/domain/safe-path.ts";
import { keep, loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { factorProof, line, password } from "#lib/server/web/action-schemas.ts";
import { shown } from "#lib/server/web/shown-fault.ts";

/** Signs in and goes to the wanted page, if it is one of ours. */
export const signIn = action(
  {
    name: "session.start",
    role: "anyone",
    schema: z.strictObject({ username: line(200), password, next: line(500) }),
  },
  async ({ input: { next, ...pair } }) => {
    const sent = await headers();
    const address = sent.get("x-loket-address") ?? "";
    const signedIn = await loket().auth.signIn({
      ...pair,
      address,
      cookies: sent.get("cookie"),
      userAgent: sent.get("user-agent") ?? "",
    });
    if (!signedIn.ok) return signedIn;
    await keep(signedIn.cookie, signedIn.device);
    // This page asks for what is still to be done.
    redirect(signedIn.gate ? loginWith(next) : wayIn(next, signedIn.actor));
  },
);

/** What a passkey must sign to open a session that waits for it. */
export const askAtGate = action({ name: "factor.ask", role: "anyone", schema: z.strictObject({}) }, async () =>
  loket().auth.gateQuestion((await headers()).get("cookie")),
);

/** Opens a session that waits for a second factor, and continues. */
export const passFactor = action(
  { name: "session.factor", role: "anyone", schema: z.strictObject({ proof: factorProof, next: line(500) }) },
  async ({ input: { proof, next } }) => {
    const passed = await loket().auth.passFactor((await headers()).get("cookie"), proof);
    if (!passed.ok) return passed;
    await keep(passed.cookie, passed.device);
    redirect(passed.done ? wayIn(next, passed.actor) : loginWith(next));
  },
);

/** Unlocks the screen for the person who locked it, and returns to where they were. */
export const unlock = action(
  { name: "session.unlock", role: "anyone", schema: z.strictObject({ pin: password, next: line(500) }) },
  async ({ input: { pin, next } }) => {
    const opened = await loket().auth.unlockScreen((await headers()).get("cookie"), pin);
    if (!opened.ok) return opened;
    await keep(opened.cookie);
    redirect(wayIn(next, opened.actor));
  },
);

/** Replaces a password that somebody else set by one's own, and continues. */
export const replacePassword = action(
  { name: "account.replace_password", role: "anyone", schema: z.strictObject({ password, next: line(500) }) },
  async ({ input }) => {
    const replaced = await loket().auth.replacePassword((await headers()).get("cookie"), input.password);
    const done = await shown(replaced);
    if (!replaced.ok || !done.ok || done.fault) return done;
    await keep(replaced.cookie);
    redirect(wayIn(input.next, replaced.actor));
  },
);

function loginWith(next: string): string {
  return `/login?next=${encodeURIComponent(next)}`;
}

/** Going through the start page would show an empty page on the way, where keys are lost. */
function wayIn(next: string, actor: Actor): string {
  const path = ownPath(next);
  return path === "/" ? startOf(actor) : path;
}
