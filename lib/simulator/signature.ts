import { createHash } from "node:crypto";

/** Lower-case hex `md5(username + api_key + suffix)`: IAK's own scheme, written a second time on purpose, so that a mistake in the client's is seen. */
export function signature(username: string, apiKey: string, suffix: string): string {
  return createHash("md5").update(`${username}${apiKey}${suffix}`).digest("hex");
}
