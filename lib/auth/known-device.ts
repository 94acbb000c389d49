import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { DAY } from "#lib/domain/time.ts";
import { cookieMaker, cookieValue, type HttpCookie } from "./session-cookie.ts";

/** As long as browsers keep a cookie at most; each sign-in begins it anew. */
const KEPT_FOR_S = (400 * DAY) / 1000;
/** Of the people who share a counter, those who signed in last. */
const MOST_NAMES = 16;
const ID = /^[\w-]{22}$/;

export type DeviceRules = {
  /** What a browser's tries at a username are counted by; null where it has never signed in as that user. */
  readonly knownAs: (cookieHeader: string | null, username: string) => string | null;
  /** The cookie by which the browser that sends `cookieHeader` is known as this user's, and as everyone's whose it was before. */
  readonly remembering: (cookieHeader: string | null, username: string) => HttpCookie;
};

/**
 * What a browser keeps after signing out: a number of its own, and for each user who has signed in with it a signature over both. It
 * opens nothing and names nobody. Whoever guesses at a name from elsewhere cannot use up the tries of a browser that has one.
 */
export function deviceRules(secret: string, secure: boolean): DeviceRules {
  const cookie = cookieMaker("loket-device", secure);
  const mark = (id: string, username: string) =>
    createHmac("sha256", secret).update(`device:${id}:${username}`).digest("base64url").slice(0, 22);
  const read = (cookieHeader: string | null) => {
    const [id = "", ...marks] = (cookieHeader && cookieValue(cookieHeader, cookie.name))?.split(".") ?? [];
    return ID.test(id) ? { id, marks: marks.filter((one) => ID.test(one)) } : null;
  };
  return {
    knownAs(cookieHeader, username) {
      const device = read(cookieHeader);
      if (!device) return null;
      const expected = Buffer.from(mark(device.id, username));
      const known = device.marks.some((one) => timingSafeEqual(Buffer.from(one), expected));
      return known ? `${device.id}:${username}` : null;
    },
    remembering(cookieHeader, username) {
      const { id, marks } = read(cookieHeader) ?? { id: randomBytes(16).toString("base64url"), marks: [] };
      const kept = new Set([mark(id, username), ...marks]);
      return cookie.carrying([id, ...[...kept].slice(0, MOST_NAMES)].join("."), KEPT_FOR_S);
    },
  };
}
