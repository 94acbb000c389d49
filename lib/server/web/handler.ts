import { NextResponse } from "next/server";
import { requireRole } from "#lib/auth/guard.ts";
import type { Actor, Role } from "#lib/domain/roles.ts";
import { currentSession, loket } from "../next.ts";

const STATUS = { unauthenticated: 401, forbidden: 403 } as const;

/** Makes every GET handler that needs a session: 401 without one, 403 without the role, and only an id for unexpected errors. */
export function handler<P>(
  role: Role,
  answer: (ask: { request: Request; params: P; actor: Actor }) => Promise<Response>,
): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return async (request, context) => {
    const allowed = requireRole(await currentSession(), role);
    if (!allowed.ok) return refuse(allowed.error.code, STATUS[allowed.error.code as keyof typeof STATUS] ?? 403);
    try {
      const response = await answer({ request, params: await context.params, actor: allowed.actor });
      response.headers.set("Cache-Control", "no-store");
      return response;
    } catch (error) {
      const id = crypto.randomUUID().slice(0, 8);
      loket().log.error({ id, path: new URL(request.url).pathname, err: error }, "handler failed");
      return refuse("unexpected", 500, { id });
    }
  };
}

/** An error for machines: its code, never an exception's message. */
export function refuse(code: string, status: number, more: Record<string, string> = {}): Response {
  return NextResponse.json({ error: code, ...more }, { status, headers: { "Cache-Control": "no-store" } });
}
