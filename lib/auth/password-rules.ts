import { COMMON_PASSWORDS } from "./common-passwords.ts";

export const PASSWORD_LETTERS = { min: 8, max: 128 } as const;

export type PasswordFault = "password_too_short" | "password_too_long" | "password_is_username" | "password_common";

/** Why this user must not have this password, or null. `username` as stored. */
export async function passwordFault(password: string, username: string): Promise<PasswordFault | null> {
  if (password.length < PASSWORD_LETTERS.min) return "password_too_short";
  if (password.length > PASSWORD_LETTERS.max) return "password_too_long";
  const plain = password.normalize("NFKC").trim().toLowerCase();
  if (plain === username || stem(plain) === stem(username)) return "password_is_username";
  return (await isCommon(plain)) ? "password_common" : null;
}

/** Digits and signs after a word (`indonesia123!`) hardly slow down guessing. A text of nothing else is its own stem. */
function stem(plain: string): string {
  return plain.replace(/[\d\W_]+$/, "") || plain;
}

async function isCommon(plain: string): Promise<boolean> {
  if (COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(stem(plain)) || /^(.)\1*$/u.test(plain)) return true;
  // The most often stolen worldwide: 23 MB that a server loads only once somebody chooses a password.
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return dictionary["passwords-common"].includes(plain);
}
