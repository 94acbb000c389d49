import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { DAY } from "#lib/domain/time.ts";
import { cookieMaker, cookieValue, type HttpCookie } from "./session-cookie.ts";

/** The longest that browsers keep a cookie; each sign-in renews it. */
const KEPT_FOR_S = (400 * DAY) / 1000;
/** Of the people who share a counter, the latest to sign in. */
const MOST_NAMES = 16;
const ID = /^[\w-]{22}$/;

export type DeviceRules = {
  /** The key by which a browser's tries at a username are counted; null if it never signed in as that user. */
  readonly knownAs: (cookieHeader: string | null, username: string) => string | null;
  /** The cookie that makes the sending browser known as this user's, and still as its earlier users'. */
  readonly remembering: (cookieHeader: string | null, username: string) => HttpCookie;
};

/**
 * What a browser keeps after signing out: its own random number and, for each user who signed in there, a signature over both. It grants
 * nothing and names nobody. Somebody who guesses at a name elsewhere cannot use up the tries of a browser that has it.
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
