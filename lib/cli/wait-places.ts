import type { IncomingMessage, ServerResponse } from "node:http";
import { cookieValue } from "#lib/auth/session-cookie.ts";

/** More than the tabs and counters that one sign-in serves; each waits for as long as 25 s. */
const WAITS_AT_ONCE = 64;

/**
 * The reads that wait for news of a payment, counted by session before Next sees them: whoever opens a thousand takes nobody else's time.
 * `take` is false for one too many, and otherwise gives the place back when the line closes or the answer is out.
 */
export function createWaitPlaces(app: URL) {
  const cookieName = app.protocol === "https:" ? "__Host-loket" : "loket";
  const taken = new Map<string, number>();
  return {
    take({ url = "/", headers }: IncomingMessage, response: ServerResponse): boolean {
      const session = cookieValue(headers.cookie ?? "", cookieName);
      // Without a session there is nothing to wait for: refused at once, by the handler.
      if (!session || !isWait(url, app)) return true;
      const before = taken.get(session) ?? 0;
      if (before >= WAITS_AT_ONCE) return false;
      taken.set(session, before + 1);
      response.once("close", () => {
        const left = (taken.get(session) ?? 1) - 1;
        if (left > 0) taken.set(session, left);
        else taken.delete(session);
      });
      return true;
    },
  };
}

/** However it is spelt: whoever wants more than their share would write it in another way than our pages do. */
function isWait(url: string, app: URL): boolean {
  const asked = URL.parse(url, app);
  if (!asked?.searchParams.has("after")) return false;
  return /^\/+api\/+payments\//.test(decodeURIComponent(asked.pathname));
}
