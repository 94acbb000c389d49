import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const LEAST_LETTERS = 32;

/** A separate key for each use, all derived from AUTH_SECRET, so that a leaked one says nothing about the others. */
export type Secrets = { readonly sessions: string; readonly audit: Buffer; readonly receipts: Buffer };

function deriveSecrets(authSecret: string): Secrets {
  const key = (use: string) => Buffer.from(hkdfSync("sha256", authSecret, "loket", use, 32));
  return { sessions: key("sessions").toString("hex"), audit: key("audit"), receipts: key("receipts") };
}

/** An installation's keys: from AUTH_SECRET, or from the secret stored beside its SQLite file. */
export function secretsOf(environment: { authSecret: string | null; databaseUrl: string }): Secrets {
  return deriveSecrets(environment.authSecret ?? keptSecret(environment.databaseUrl.slice("file:".length)));
}

/** The secret stored beside a SQLite file; created at the first start, readable by its owner only. */
function keptSecret(databaseFile: string): string {
  const file = join(dirname(databaseFile), "auth-secret");
  if (!existsSync(file)) makeSecret(file);
  chmodSync(file, 0o600);
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < LEAST_LETTERS) throw new Error(`${file} is damaged; put the secret back from where it is kept`);
  return secret;
}

/** All or nothing: written to a temporary file, and renamed only if no other process was faster. */
function makeSecret(file: string): void {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, randomBytes(32).toString("hex"), { mode: 0o600 });
  try {
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(aside);
  }
}

const SIGNATURE_LETTERS = 16;

/** The content of a receipt's QR code: the inquiry ID in base 36 and 80 bits of its HMAC. */
export function receiptCode(key: Buffer, trId: string): string {
  const signature = createHmac("sha256", key).update(`receipt:${trId}`).digest("hex").slice(0, 20);
  return `${BigInt(trId).toString(36)}-${BigInt(`0x${signature}`).toString(36).padStart(SIGNATURE_LETTERS, "0")}`;
}

/** The inquiry ID in a genuine code, or null for a forged or altered one. */
export function readReceiptCode(key: Buffer, code: string): string | null {
  const written = /^([0-9a-z]{1,13})-([0-9a-z]{16})$/.exec(code);
  if (!written?.[1]) return null;
  const trId = [...written[1]].reduce((sum, letter) => sum * 36n + BigInt(Number.parseInt(letter, 36)), 0n).toString();
  const expected = Buffer.from(receiptCode(key, trId));
  const given = Buffer.from(code);
  return expected.length === given.length && timingSafeEqual(expected, given) ? trId : null;
}
