import type { IncomingMessage, ServerResponse } from "node:http";
import { cookieValue } from "#lib/auth/session-cookie.ts";
import { PLAIN_REFUSAL } from "#lib/domain/result.ts";
import { LOCALE_COOKIE, readLocale } from "#lib/i18n/choices.ts";
import en from "#lib/i18n/messages/en.json" with { type: "json" };
import id from "#lib/i18n/messages/id.json" with { type: "json" };

const METHODS = ["GET", "HEAD", "POST"];
/** As `serverActions.bodySizeLimit` in next.config.js, which limits bodies sent in chunks without a length. */
const LONGEST_BODY = 64 * 1024;
/** The longest that Next reads. */
const LONGEST_ROUTER_STATE = 40_000;

type Refusal = 400 | 403 | 405 | 413 | 429;
/** In seconds. */
const ASK_AGAIN_AFTER = 3;

/**
 * Answers requests that no page of ours sends, before Next sees them: Next would answer 500 and let anyone fill the log with stack traces.
 * Null: pass it on. Pages and actions check again what is passed on.
 */
export function refusalOf(request: IncomingMessage, app: URL): Refusal | null {
  const { method = "", url = "/", headers } = request;
  if (!METHODS.includes(method)) return 405;
  // No address of ours contains NUL, and PostgreSQL refuses it.
  if (!isReadable(url) || url.includes("%00")) return 400;
  // An action from a page of another host. Our host with another scheme passes here; the action client refuses it.
  if (method === "POST" && URL.parse(headers.origin ?? "")?.host !== app.host) return 403;
  if (isForeign(request)) return 403;
  if (Number(headers["content-length"] ?? 0) > LONGEST_BODY) return 413;
  const tree = headers["next-router-state-tree"];
  if (tree !== undefined && !isRouterState(String(tree))) return 400;
  return null;
}

/**
 * Whether another site's page does more than lead to a page of ours. One on another port of this host, or under a neighbouring name, counts
 * as the same site for cookies, so its requests would carry the session.
 */
function isForeign({ url = "", headers }: IncomingMessage): boolean {
  const { "sec-fetch-site": site = "", "sec-fetch-mode": mode, "sec-fetch-dest": dest = "" } = headers;
  const leadsHere = mode === "navigate" && !/frame|embed|object/.test(String(dest)) && !url.startsWith("/api/");
  return /^(cross|same)-site$/.test(String(site)) && !leadsHere;
}

/** Whether Next could begin to parse the router state. Its format is Next's own and changes with it. */
function isRouterState(header: string): boolean {
  try {
    return header.length <= LONGEST_ROUTER_STATE && Array.isArray(JSON.parse(decodeURIComponent(header)));
  } catch {
    return false;
  }
}

/** Answers without reading the rest of the request, and tells people who opened Loket at another address which one to use. */
export function refuse(request: IncomingMessage, response: ServerResponse, status: Refusal): void {
  if (status === 405) response.setHeader("Allow", METHODS.join(", "));
  if (status === 429) response.setHeader("Retry-After", ASK_AGAIN_AFTER);
  response.writeHead(status, { Connection: "close", "Cache-Control": "no-store", "Content-Type": "text/plain" });
  response.end(status === 403 ? PLAIN_REFUSAL + foreignOriginWords(request) : "");
}

function foreignOriginWords({ headers }: IncomingMessage): string {
  const asked = cookieValue(headers.cookie ?? "", LOCALE_COOKIE) ?? undefined;
  return { id, en }[readLocale(asked)].errors.foreign_origin;
}

function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.replace(/[?#].*$/s, ""));
    return true;
  } catch {
    return false;
  }
}
