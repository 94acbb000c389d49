import "server-only";
import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { requireRole } from "#lib/auth/guard.ts";
import type { HttpCookie } from "#lib/auth/session-cookie.ts";
import type { Session } from "#lib/auth/session-of.ts";
import type { Actor, Role } from "#lib/domain/roles.ts";
import type { Loket } from "./loket.ts";
import { LOKET } from "./running.ts";

export type { GatedSession, Session } from "#lib/auth/session-of.ts";
export { STEP_UP_KINDS, type StepUpKind } from "#lib/domain/roles.ts";
export { drawQr } from "#lib/receipts/draw-receipt.ts";
export type { Advice, Offer, PaymentAlarm, QuoteView, StoryEvent, ToldPrint, Waiting } from "./loket.ts";

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

/** Who has signed in and has still to do something before they may go on; null for everyone else. */
export const gatedSession = cache(async () => loket().auth.gatedSessionOf((await headers()).get("cookie")));

/** Who looks at a page. Without a session on to sign-in, and back here afterwards; without the role the page says so. */
export async function requireActor(role: Role, path: string): Promise<Actor> {
  return (await requireSession(role, path)).actor;
}

/** As `requireActor`, with the session in which they look. */
export async function requireSession(role: Role, path: string): Promise<Session> {
  const session = await currentSession();
  const allowed = requireRole(session, role);
  if (session && allowed.ok) return session;
  if (allowed.ok) throw new Error("nobody is allowed without a session");
  if (allowed.error.code === "unauthenticated") redirect(`/login?next=${encodeURIComponent(path)}`);
  forbidden();
}

/** For what a browser remembers of its owner's ways: language, theme, how bills are looked for. */
export const KEPT_FOR_A_YEAR = { path: "/", sameSite: "strict", maxAge: 365 * 86_400 } as const;

/** Has the browser that asks keep what it is known by from now on. */
export async function keep(...given: readonly (HttpCookie | null)[]): Promise<void> {
  const kept = await cookies();
  for (const cookie of given) if (cookie) kept.set(cookie.name, cookie.value, cookie.options);
}
