import { createHmac, randomBytes } from "node:crypto";
import { HOUR } from "#lib/domain/time.ts";

/** A session ends 8 hours after its last use or 24 hours after its start, whichever comes first. */
export const SESSION_LIMITS = { idleMs: 8 * HOUR, absoluteMs: 24 * HOUR } as const;

/** A cookie to be set: its parts for frameworks (which encode `value` themselves), and the complete header. */
export type HttpCookie = {
  readonly name: string;
  readonly value: string;
  readonly options: CookieOptions;
  /** The `Set-Cookie` header's value. */
  readonly setCookie: string;
};
type CookieOptions = {
  readonly httpOnly: true;
  readonly sameSite: "strict";
  readonly path: "/";
  readonly secure: boolean;
  /** Seconds; 0 removes it. */
  readonly maxAge: number;
};

export type CookieRules = {
  /** A new session's cookie, and the key under which the session is stored. */
  readonly issue: () => { readonly key: string; readonly cookie: HttpCookie };
  /** The cookie that clears the session's. */
  readonly clearing: () => HttpCookie;
  /** The key of the session in a request's `Cookie` header; null when there is none. */
  readonly keyIn: (cookieHeader: string | null) => string | null;
};

/** Behind HTTPS, the `__Host-` prefix makes browsers refuse a cookie of that name from another host or from plain http. */
export function cookieMaker(plainName: string, secure: boolean) {
  const name = secure ? `__Host-${plainName}` : plainName;
  return {
    name,
    carrying(value: string, maxAge: number): HttpCookie {
      const options: CookieOptions = { httpOnly: true, sameSite: "strict", path: "/", secure, maxAge };
      const flags = `Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
      return { name, value, options, setCookie: `${name}=${encodeURIComponent(value)}; ${flags}` };
    },
  };
}

/**
 * The session cookie carries a random token. The ledger stores its HMAC, so nobody can use a session from what they read in the database or
 * a backup, and a new secret ends every session.
 */
export function cookieRules(secret: string, secure: boolean): CookieRules {
  const cookie = cookieMaker("loket", secure);
  const keyOf = (token: string) => createHmac("sha256", secret).update(token).digest("base64url");
  return {
    issue() {
      const token = randomBytes(32).toString("base64url");
      return { key: keyOf(token), cookie: cookie.carrying(token, SESSION_LIMITS.absoluteMs / 1000) };
    },
    clearing: () => cookie.carrying("", 0),
    keyIn(cookieHeader) {
      const token = cookieHeader && cookieValue(cookieHeader, cookie.name);
      return token ? keyOf(token) : null;
    },
  };
}

/** The decoded value of a cookie in a `Cookie` header, or at the start of a `Set-Cookie` header. */
export function cookieValue(header: string, name: string): string | null {
  const pair = header
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  if (!pair) return null;
  try {
    return decodeURIComponent(pair.slice(name.length + 1));
  } catch {
    return null;
  }
}
