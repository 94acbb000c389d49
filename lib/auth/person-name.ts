const LONGEST = 60;
/** Control characters, and marks that turn the direction of writing, would garble receipts. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** A display name, trimmed, 1 to 60 printable characters; null when it cannot be one. */
export function readPersonName(text: string): string | null {
  const name = text.trim().replace(/ +/g, " ");
  return name && name.length <= LONGEST && !UNPRINTABLE.test(name) ? name : null;
}
