import { plainLine } from "./plain-line.ts";

const LONGEST = 60;
/** Brackets are for the username beside a name. */
const UNFIT = /[()]/;
/** What the system, the biller and the insurer are called: whose name stands beside an act or on a receipt is a person. */
const RESERVED =
  /^(?:loket|sistem|system|server|simulator|otomatis|automatic|iak|bpjs(?:tk|ketenagakerjaan|kesehatan)?)+\d*$/;

export type NameFault = "name_invalid" | "name_reserved";

/** A display name, trimmed, 1 to 60 printable characters of one script, with a letter or digit among them; else what is wrong with it. */
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

/** Whether a name or a username is what the system itself goes by. */
export function isReserved(name: string): boolean {
  return RESERVED.test(nameKey(name));
}

/** Names that read alike have one key: case, blanks, marks and accents make none of them another. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Letters of another script look like Latin ones. */
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
