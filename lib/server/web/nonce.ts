import { headers } from "next/headers";

/** The nonce that this answer's Content-Security-Policy allows scripts by; the listener made it. */
export async function scriptNonce(): Promise<string> {
  const policy = (await headers()).get("content-security-policy") ?? "";
  return /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
}
