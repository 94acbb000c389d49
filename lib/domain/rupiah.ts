/** Whole rupiah, never negative, at most `Number.MAX_SAFE_INTEGER`. */
export type Rupiah = number & { readonly __unit: "rupiah" };

const GROUPS = /\B(?=(\d{3})+(?!\d))/g;

/** Brands a number known to be whole rupiah. Throws a RangeError otherwise: that is a bug, not bad input. */
export function rupiah(amount: number): Rupiah {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not a whole rupiah amount: ${amount}`);
  return amount as Rupiah;
}

/**
 * Reads an amount as the biller writes it: `100000`, `100000.0`, `"100000"`, `"1e5"`. Null for anything fractional, negative or too large
 * to be exact. `"100.000"` is refused, since it may be an Indonesian hundred thousand, and so is anything with more than two decimals. (IAK
 * documents amounts as "Double"; older replies have strings.)
 */
export function readRupiah(value: unknown): Rupiah | null {
  const number = typeof value === "number" ? value : typeof value === "string" ? readNumber(value) : Number.NaN;
  // Adding zero turns -0 into 0.
  return Number.isSafeInteger(number) && number >= 0 ? ((number + 0) as Rupiah) : null;
}

/** Refuses a fraction that the exponent does not cancel: `Number` would round a small enough one away. */
function readNumber(text: string): number {
  const m = /^\d+(?:\.(\d{1,2}))?(?:[eE]\+?(\d{1,2}))?$/.exec(text.trim());
  const fraction = (m?.[1] ?? "").replace(/0+$/, "");
  return m && fraction.length <= Number(m[2] ?? 0) ? Number(text) : Number.NaN;
}

/** `102.500`. */
export function groupDigits(amount: number): string {
  return String(amount).replace(GROUPS, ".");
}

/** `Rp102.500`; the platform's formatter would add a space after "Rp". Negative: `−Rp2.500`. */
export function formatRupiah(amount: number): string {
  return amount < 0 ? `−Rp${groupDigits(-amount)}` : `Rp${groupDigits(amount)}`;
}

/** Reads typed or pasted cash: digits with dots, spaces or "Rp". Null when there are no digits, or anything else. */
export function readTypedRupiah(text: string): Rupiah | null {
  const digits = digitsOfTyped(text);
  return digits === null ? null : (Number(digits) as Rupiah);
}

/**
 * Adds dots to an amount while it is typed: `2000000` as `2.000.000`. Leading zeros stay, because someone who deleted the first digit is
 * about to type another. Anything else stays as typed.
 */
export function groupTyped(text: string): string {
  return digitsOfTyped(text)?.replace(GROUPS, ".") ?? text;
}

function digitsOfTyped(text: string): string | null {
  const digits = text.replace(/^\s*rp\.?/i, "").replace(/[.\s]/g, "");
  return /^\d{1,15}$/.test(digits) ? digits : null;
}

/** `+Rp5.000` and `−Rp2.500`: the sign is in the text too. */
export function formatSigned(amount: number): string {
  return amount > 0 ? `+${formatRupiah(amount)}` : formatRupiah(amount);
}
