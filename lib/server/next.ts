import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { requireRole } from "#lib/auth/guard.ts";
import type { Actor, Role } from "#lib/domain/roles.ts";
import type { Loket } from "./loket.ts";
import { LOKET } from "./once.ts";

export type { Advice, PaymentAlarm, QuoteView, StoryEvent, ToldPrint, Waiting } from "./loket.ts";

/**
 * The one door through which pages, actions and handlers enter. What stands behind it was wired by the server process before
 * Next was loaded: Next loads modules several times, and a ledger must exist once.
 */
export function loket(): Loket {
  const running = (globalThis as { [LOKET]?: Loket })[LOKET];
  if (!running) throw new Error("Loket is not running: start it with npm start");
  return running;
}

/** Who asks, read once a request; null without a session that still stands. */
export const currentSession = cache(async () => loket().auth.sessionOf((await headers()).get("cookie")));

/** Who looks at a page. Without a session on to sign-in, and back here afterwards; without the role the page says so. */
export async function requireActor(role: Role, path: string): Promise<Actor> {
  const allowed = requireRole(await currentSession(), role);
  if (allowed.ok) return allowed.actor;
  if (allowed.error.code === "unauthenticated") redirect(`/login?next=${encodeURIComponent(path)}`);
  forbidden();
}
