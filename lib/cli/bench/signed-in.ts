import type { Browser } from "playwright";
import { signIn } from "./till.ts";

/** Signs in with a browser, and returns the headers with which plain requests are that person's too. */
export async function signedInHeaders(
  browser: Browser,
  url: string,
  who: "kasir" | "supervisor",
): Promise<Record<string, string>> {
  const context = await browser.newContext();
  await signIn(await context.newPage(), url, who);
  const cookies = await context.cookies();
  await context.close();
  return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
}
