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
  /** The key by which a browser's tries at a username are counted; null if it never signed in as that user. */
  readonly knownAs: (cookieHeader: string | null, username: string) => string | null;
  /** Whether this user has given a second factor there. A browser known from before the user had a factor has not. */
  readonly hasShownFactor: (cookieHeader: string | null, username: string) => boolean;
  /** The cookie that makes the sending browser known as this user's, and still as its earlier users'. */
  readonly remembering: (cookieHeader: string | null, username: string, shownFactor: boolean) => HttpCookie;
};

/**
 * What a browser keeps after signing out: its own random number and, for each user who signed in there, a signature over both. It grants
 * nothing and names nobody. Somebody who guesses at a name elsewhere cannot use up the tries of a browser that has it.
 */
export function deviceRules(secret: string, secure: boolean, now: () => number): DeviceRules {
  const cookie = cookieMaker("loket-device", secure);
  const mark = (id: string, username: string, shownFactor: boolean, age = 0) => {
    const stretch = Math.floor(now() / STRETCH_MS) - age;
    const of = `device:${id}:${username}:${shownFactor ? "factor" : "password"}:${stretch}`;
    return createHmac("sha256", secret).update(of).digest("base64url").slice(0, 22);
  };
  const goodMarks = (id: string, username: string, shownFactor: boolean) =>
    Array.from({ length: STRETCHES }, (_, age) => mark(id, username, shownFactor, age));
  const read = (cookieHeader: string | null) => {
    const [id = "", ...marks] = (cookieHeader && cookieValue(cookieHeader, cookie.name))?.split(".") ?? [];
    return ID.test(id) ? { id, marks: marks.filter((one) => ID.test(one)) } : null;
  };
  const bears = ({ id, marks }: { id: string; marks: string[] }, username: string, shownFactor: boolean) =>
    goodMarks(id, username, shownFactor).some((good) =>
      marks.some((one) => timingSafeEqual(Buffer.from(one), Buffer.from(good))),
    );
  return {
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
      const own = new Set([...goodMarks(id, username, true), ...goodMarks(id, username, false)]);
      const kept = [mark(id, username, shownFactor), ...marks.filter((one) => !own.has(one))];
      return cookie.carrying([id, ...kept.slice(0, MOST_NAMES)].join("."), (STRETCHES * STRETCH_MS) / 1000);
    },
  };
}
