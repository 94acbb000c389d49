import type { IncomingMessage, ServerResponse } from "node:http";

const METHODS = ["GET", "HEAD", "POST"];

/**
 * What no page of ours asks for, answered before Next sees it: Next would say 500 and fill the log with stack traces at anyone's wish.
 * Null: let it in. What is let in is judged again by each page and action.
 */
export function refusalOf({ method = "", url = "/", headers }: IncomingMessage, app: URL): 400 | 403 | 405 | null {
  if (!METHODS.includes(method)) return 405;
  if (!isReadable(url)) return 400;
  // An action of a page of another host. What has our host under another scheme is told so in words, by the action client.
  if (method === "POST" && URL.parse(headers.origin ?? "")?.host !== app.host) return 403;
  return null;
}

/** Answers without reading what else the request would say. */
export function refuse(response: ServerResponse, status: 400 | 403 | 405): void {
  if (status === 405) response.setHeader("Allow", METHODS.join(", "));
  response.writeHead(status, { Connection: "close", "Cache-Control": "no-store" }).end();
}

function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.replace(/[?#].*$/s, ""));
    return true;
  } catch {
    return false;
  }
}
