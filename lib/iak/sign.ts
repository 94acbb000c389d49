import { createHash } from "node:crypto";

export type Credentials = {
  /** The phone number registered with IAK. */
  readonly username: string;
  readonly apiKey: string;
};

/**
 * IAK's request signature: lower-case hex `md5(username + api_key + suffix)`. The suffix is the `ref_id` for an inquiry, the `tr_id` for a
 * payment, else `cs` (check status), `pl` (price list) or `bl` (balance). Source: IAK's postpaid documentation. MD5 is the biller's choice
 * and the reason why a signature is as secret as the key.
 */
export function sign({ username, apiKey }: Credentials, suffix: string): string {
  return createHash("md5").update(`${username}${apiKey}${suffix}`, "utf8").digest("hex");
}
