import { plainLine } from "./plain-line.ts";

const LONGEST = 60;
/** Reserved for the username beside a name. */
const UNFIT = /[()]/;
/** Names of the system, the biller and the insurer: a person with such a name could pass for one of them beside an act or on a receipt. */
const RESERVED =
  /^(?:loket|sistem|system|server|simulator|otomatis|automatic|iak|bpjs(?:tk|ketenagakerjaan|kesehatan)?)+\d*$/;

export type NameFault = "name_invalid" | "name_reserved";

/**
 * Reads a display name: trimmed, 1 to 60 printable characters of one script, with a letter or digit. Returns what is wrong with it
 * otherwise.
 */
export function readPersonName(text: string): { readonly name: string } | { readonly fault: NameFault } {
  const name = text.trim().replace(/ +/g, " ");
  const fits =
    nameKey(name) !== "" &&
    name.length <= LONGEST &&
    !UNFIT.test(name) &&
    !mixesScripts(name) &&
    name === plainLine(name);
  if (!fits) return { fault: "name_invalid" };
  return isReserved(name) ? { fault: "name_reserved" } : { name };
}

/** Whether a name or username is one of the system's own. */
export function isReserved(name: string): boolean {
  return RESERVED.test(nameKey(name));
}

/** The same key for names that read alike: case, blanks, marks and accents don't count. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Letters of other scripts can look like Latin ones. */
function mixesScripts(name: string): boolean {
  return /\p{Script=Latin}/u.test(name) && /(?!\p{Script=Latin})\p{L}/u.test(name);
}

const USERNAME_LETTERS = { min: 3, max: 32 } as const;
const ALLOWED = /^[a-z0-9._-]+$/;

/** A username as it is stored: lower case, 3 to 32 of `a-z 0-9 . _ -`. Null when it cannot be one. */
export function readUsername(text: string): string | null {
  const username = text.trim().toLowerCase();
  const fits = username.length >= USERNAME_LETTERS.min && username.length <= USERNAME_LETTERS.max;
  return fits && ALLOWED.test(username) ? username : null;
}
