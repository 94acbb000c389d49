import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { createPlaces } from "./places.ts";

export type PasswordHasher = {
  readonly hash: (password: string) => Promise<string>;
  /** False for a wrong password, and for an unreadable hash. */
  readonly verify: (given: { hash: string; password: string }) => Promise<boolean>;
};
export type ScryptCost = { readonly N: number; readonly r: number; readonly p: number };

/** OWASP's first choice for scrypt: 128 MiB and about a third of a second for each guess. */
const OWASP: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** Leaves two of Node's four worker threads free, since resolving the biller's name needs one. It also bounds memory. */
const AT_ONCE = 2;

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** Hashes as `scrypt$N$r$p$salt$key`, each with its own salt, off the event loop. */
export function createPasswordHasher(cost: ScryptCost = OWASP): PasswordHasher {
  const inPlace = createPlaces(AT_ONCE);
  const keyOf = (password: string, salt: Buffer, { N, r, p }: ScryptCost) =>
    // Another keyboard may send the same letters as other code points.
    inPlace(() => derive(password.normalize("NFKC"), salt, KEY_BYTES, { N, r, p, maxmem: 128 * r * (N + p + 2) }));
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const key = await keyOf(password, salt, cost);
      return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
    },
    async verify({ hash, password }) {
      const stored = readHash(hash);
      if (!stored) return false;
      return timingSafeEqual(await keyOf(password, stored.salt, stored.cost), stored.key);
    },
  };
}

function readHash(hash: string): { cost: ScryptCost; salt: Buffer; key: Buffer } | null {
  const parts = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/.exec(hash);
  if (!parts) return null;
  const [N, r, p] = parts.slice(1, 4).map(Number) as [number, number, number];
  const [salt, key] = parts.slice(4).map((text) => Buffer.from(text, "base64url")) as [Buffer, Buffer];
  return key.length === KEY_BYTES ? { cost: { N, r, p }, salt, key } : null;
}
