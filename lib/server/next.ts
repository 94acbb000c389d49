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
 * The single entry for pages, actions and handlers. The server process wires it before it loads Next, because Next loads modules several
 * times and a ledger must be opened once.
 */
export function loket(): Loket {
  const running = (globalThis as { [LOKET]?: Loket })[LOKET];
  if (!running) throw new Error("Loket is not running: start it with npm start");
  return running;
}

/** The session of the request, read once; null without a valid one. */
export const currentSession = cache(async () => loket().auth.sessionOf((await headers()).get("cookie")));

/** The session of a person who still has to pass a gate; null for everyone else. */
export const gatedSession = cache(async () => loket().auth.gatedSessionOf((await headers()).get("cookie")));

/**
 * The person who views a page. Without a session, redirects to sign-in and back afterwards; without the role, shows the "forbidden" page.
 */
export async function requireActor(role: Role, path: string): Promise<Actor> {
  return (await requireSession(role, path)).actor;
}

/** Like `requireActor`, but returns the session. */
export async function requireSession(role: Role, path: string): Promise<Session> {
  const session = await currentSession();
  const allowed = requireRole(session, role);
  if (session && allowed.ok) return session;
  if (allowed.ok) throw new Error("nobody is allowed without a session");
  if (allowed.error.code === "unauthenticated") redirect(`/login?next=${encodeURIComponent(path)}`);
  forbidden();
}

/** For a browser's remembered choices: language, theme, how bills are looked up. */
export const KEPT_FOR_A_YEAR = { path: "/", sameSite: "strict", maxAge: 365 * 86_400 } as const;

/** Sets the cookies by which the requesting browser is known from now on. */
export async function keep(...given: readonly (HttpCookie | null)[]): Promise<void> {
  const kept = await cookies();
  for (const cookie of given) if (cookie) kept.set(cookie.name, cookie.value, cookie.options);
}
