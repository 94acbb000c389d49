import type { IncomingMessage, ServerResponse } from "node:http";
import { cookieValue } from "#lib/auth/session-cookie.ts";
import { PLAIN_REFUSAL } from "#lib/domain/result.ts";
import { LOCALE_COOKIE, readLocale } from "#lib/i18n/choices.ts";
import en from "#lib/i18n/messages/en.json" with { type: "json" };
import id from "#lib/i18n/messages/id.json" with { type: "json" };

const METHODS = ["GET", "HEAD", "POST"];
/** As `serverActions.bodySizeLimit` in next.config.js; what comes in pieces without a length is counted there. */
const LONGEST_BODY = 64 * 1024;
/** Next reads no longer one. */
const LONGEST_ROUTER_STATE = 40_000;

type Refusal = 400 | 403 | 405 | 413 | 429;
/** In seconds. */
const ASK_AGAIN_AFTER = 3;

/**
 * What no page of ours asks for, answered before Next sees it: Next would say 500 and fill the log with stack traces at anyone's wish.
 * Null: let it in. What is let in is judged again by each page and action.
 */
export function refusalOf({ method = "", url = "/", headers }: IncomingMessage, app: URL): Refusal | null {
  if (!METHODS.includes(method)) return 405;
  // No address of ours holds NUL, and PostgreSQL takes none.
  if (!isReadable(url) || url.includes("%00")) return 400;
  // An action of a page of another host. What has our host under another scheme is let in, and told the same by the action client.
  if (method === "POST" && URL.parse(headers.origin ?? "")?.host !== app.host) return 403;
  if (Number(headers["content-length"] ?? 0) > LONGEST_BODY) return 413;
  const tree = headers["next-router-state-tree"];
  if (tree !== undefined && !isRouterState(String(tree))) return 400;
  return null;
}

/** Whether Next could begin to read where the browser says that it is; its shape is Next's own affair, and changes with it. */
function isRouterState(header: string): boolean {
  try {
    return header.length <= LONGEST_ROUTER_STATE && Array.isArray(JSON.parse(decodeURIComponent(header)));
  } catch {
    return false;
  }
}

/** Answers without reading what else the request would say. Who opened Loket at another address than its own is told so. */
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
