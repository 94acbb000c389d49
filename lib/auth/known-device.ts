import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { DAY } from "#lib/domain/time.ts";
import { cookieMaker, cookieValue, type HttpCookie } from "./session-cookie.ts";

/** A mark belongs to a period and is valid in the two that follow: for 60 to 90 days, renewed by each sign-in. */
const STRETCH_MS = 30 * DAY;
const STRETCHES = 3;
/** Of the people who share a counter, the latest to sign in. */
const MOST_NAMES = 16;
const ID = /^[\w-]{22}$/;

export type DeviceRules = {
  /** The random number of a browser in which somebody has signed in; null for any other. */
  readonly numberOf: (cookieHeader: string | null) => string | null;
  /** The key by which a browser's tries at a username are counted; null if it never signed in as that user. */
  readonly knownAs: (cookieHeader: string | null, username: string) => string | null;
  /** Whether this user has given a second factor there. A browser known from before the user had a factor has not. */
  readonly hasShownFactor: (cookieHeader: string | null, username: string) => boolean;
  /** The cookie that makes the sending browser known as this user's, and still as its earlier users'. */
  readonly remembering: (cookieHeader: string | null, username: string, shownFactor: boolean) => HttpCookie;
};

/**
 * What a browser keeps after signing out: its own random number, for each user who signed in there a signature over both, and one over the
 * number alone. It grants nothing and names nobody. Somebody who guesses at a name elsewhere cannot use up the tries of a browser that has it.
 */
export function deviceRules(secret: string, secure: boolean, now: () => number): DeviceRules {
  const cookie = cookieMaker("loket-device", secure);
  const signature = (of: string) => createHmac("sha256", secret).update(of).digest("base64url").slice(0, 22);
  const mark = (id: string, username: string, shownFactor: boolean, age = 0) => {
    const stretch = Math.floor(now() / STRETCH_MS) - age;
    return signature(`device:${id}:${username}:${shownFactor ? "factor" : "password"}:${stretch}`);
  };
  const goodMarks = (id: string, username: string, shownFactor: boolean) =>
    Array.from({ length: STRETCHES }, (_, age) => mark(id, username, shownFactor, age));
  const read = (cookieHeader: string | null) => {
    const [id = "", ...marks] = (cookieHeader && cookieValue(cookieHeader, cookie.name))?.split(".") ?? [];
    return ID.test(id) ? { id, marks: marks.filter((one) => ID.test(one)) } : null;
  };
  const has = (marks: string[], good: string) =>
    marks.some((one) => timingSafeEqual(Buffer.from(one), Buffer.from(good)));
  const bears = ({ id, marks }: { id: string; marks: string[] }, username: string, shownFactor: boolean) =>
    goodMarks(id, username, shownFactor).some((good) => has(marks, good));
  return {
    numberOf(cookieHeader) {
      const device = read(cookieHeader);
      return device && has(device.marks, signature(device.id)) ? device.id : null;
    },
    knownAs(cookieHeader, username) {
      const device = read(cookieHeader);
      const known = device && (bears(device, username, true) || bears(device, username, false));
      return known ? `${device.id}:${username}` : null;
    },
    hasShownFactor(cookieHeader, username) {
      const device = read(cookieHeader);
      return device !== null && bears(device, username, true);
    },
    remembering(cookieHeader, username, shownFactor) {
      const { id, marks } = read(cookieHeader) ?? { id: randomBytes(16).toString("base64url"), marks: [] };
      const proof = signature(id);
      const own = new Set([proof, ...goodMarks(id, username, true), ...goodMarks(id, username, false)]);
      const kept = [mark(id, username, shownFactor), ...marks.filter((one) => !own.has(one))];
      return cookie.carrying([id, ...kept.slice(0, MOST_NAMES), proof].join("."), (STRETCHES * STRETCH_MS) / 1000);
    },
  };
}
