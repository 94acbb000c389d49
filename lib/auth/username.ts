const USERNAME_LETTERS = { min: 3, max: 32 } as const;
const ALLOWED = /^[a-z0-9._-]+$/;

/** A username as it is stored: lower case, 3 to 32 of `a-z 0-9 . _ -`. Null when it cannot be one. */
export function readUsername(text: string): string | null {
  const username = text.trim().toLowerCase();
  const fits = username.length >= USERNAME_LETTERS.min && username.length <= USERNAME_LETTERS.max;
  return fits && ALLOWED.test(username) ? username : null;
}
