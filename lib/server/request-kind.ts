import type { IncomingMessage } from "node:http";

/** What a request asks for, in few words, for use as a label. `wait`: a read held until there is news. */
export type RequestKind = "action" | "api" | "wait" | "file" | "page";

/** Decides by method, address and headers; everything else is a page. */
export function kindOfRequest({
  method,
  url = "/",
  headers,
}: Pick<IncomingMessage, "method" | "url" | "headers">): RequestKind {
  if (method === "POST" && headers["next-action"] !== undefined) return "action";
  if (url.startsWith("/_next/")) return "file";
  if (url.startsWith("/api/")) return /[?&]after=/.test(url) ? "wait" : "api";
  return "page";
}
