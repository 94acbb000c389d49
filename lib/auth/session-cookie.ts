import { createHmac, timingSafeEqual } from "node:crypto";
import { SESSION_LIMITS } from "./session-limits.ts";

/** A cookie to be set: its parts, as frameworks want them (they encode `value` themselves), and the finished header. */
export type HttpCookie = {
  readonly name: string;
  readonly value: string;
  readonly options: CookieOptions;
  /** The value of a `Set-Cookie` header. */
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
  readonly name: string;
  readonly secure: boolean;
  /** The cookie that carries a value signed by Better Auth. */
  readonly carrying: (value: string) => HttpCookie;
  /** The cookie that takes the other away. */
  readonly clearing: () => HttpCookie;
  /** The session token in a request's `Cookie` header; null when there is none, or its signature is not ours. */
  readonly tokenIn: (cookieHeader: string | null) => string | null;
};

/** Behind HTTPS the `__Host-` prefix has browsers refuse a cookie of that name that another host or plain http has set. */
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

export function cookieRules(secret: string, secure: boolean): CookieRules {
  const cookie = cookieMaker("loket", secure);
  return {
    name: cookie.name,
    secure,
    carrying: (value) => cookie.carrying(value, SESSION_LIMITS.absoluteMs / 1000),
    clearing: () => cookie.carrying("", 0),
    tokenIn: (cookieHeader) => {
      const value = cookieHeader && cookieValue(cookieHeader, cookie.name);
      return value ? signedToken(value, secret) : null;
    },
  };
}

/** The decoded value of a cookie in a `Cookie` or at the front of a `Set-Cookie` header. */
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

/** Better Auth signs as `token.signature`, the signature an HMAC-SHA-256 in base64. */
function signedToken(value: string, secret: string): string | null {
  const dot = value.lastIndexOf(".");
  const token = value.slice(0, Math.max(0, dot));
  const given = Buffer.from(value.slice(dot + 1));
  const expected = Buffer.from(createHmac("sha256", secret).update(token).digest("base64"));
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}
