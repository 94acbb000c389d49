import { cookies } from "next/headers";
import type { HttpCookie } from "../next.ts";

/** For what a browser remembers of its owner's ways: language, theme, how bills are looked for. */
export const KEPT_FOR_A_YEAR = { path: "/", sameSite: "strict", maxAge: 365 * 86_400 } as const;

/** Has the browser that asks keep what it is known by. */
export async function keep(...given: readonly (HttpCookie | null)[]): Promise<void> {
  const kept = await cookies();
  for (const cookie of given) if (cookie) kept.set(cookie.name, cookie.value, cookie.options);
}
