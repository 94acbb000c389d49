/** Whole rupiah, never negative, never above what a JavaScript integer holds exactly. */
export type Rupiah = number & { readonly __unit: "rupiah" };

const GROUPS = /\B(?=(\d{3})+(?!\d))/g;

/** Brands a number that is already known to be whole rupiah. Throws a RangeError when it is not: that is a bug, not bad input. */
export function rupiah(amount: number): Rupiah {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not a whole rupiah amount: ${amount}`);
  return amount as Rupiah;
}

/**
 * Reads an amount as the biller writes it: `100000`, `100000.0`, `"100000"`, `"1e5"`. `"100.000"` may be an Indonesian's hundred thousand: it is
 * refused, as anything with more than two digits behind its dot. Null for whatever is not whole, is negative or cannot be held exactly (IAK documents amounts as "Double"; older replies held strings).
 */
export function readRupiah(value: unknown): Rupiah | null {
  const number = typeof value === "number" ? value : typeof value === "string" ? readNumber(value) : Number.NaN;
  // Adding zero makes a plain one of a negative zero.
  return Number.isSafeInteger(number) && number >= 0 ? ((number + 0) as Rupiah) : null;
}

/** A fraction that the exponent does not use up is refused here: `Number` would round a small enough one away. */
function readNumber(text: string): number {
  const m = /^\d+(?:\.(\d{1,2}))?(?:[eE]\+?(\d{1,2}))?$/.exec(text.trim());
  const fraction = (m?.[1] ?? "").replace(/0+$/, "");
  return m && fraction.length <= Number(m[2] ?? 0) ? Number(text) : Number.NaN;
}

/** `102.500`. */
export function groupDigits(amount: number): string {
  return String(amount).replace(GROUPS, ".");
}

/** `Rp102.500`; the platform's formatter puts a space after "Rp". A negative difference reads `−Rp2.500`. */
export function formatRupiah(amount: number): string {
  return amount < 0 ? `−Rp${groupDigits(-amount)}` : `Rp${groupDigits(amount)}`;
}

/** What a cashier typed or pasted as cash: digits with any dots, spaces or "Rp". Null when there are no digits or anything else stands in it. */
export function readTypedRupiah(text: string): Rupiah | null {
  const digits = digitsOfTyped(text);
  return digits === null ? null : (Number(digits) as Rupiah);
}

/**
 * An amount with its dots while it is typed: `2000000` as `2.000.000`. Zeros at its front stay: who has taken out the first digit is about to
 * type another. What is no amount stays as it was typed.
 */
export function groupTyped(text: string): string {
  return digitsOfTyped(text)?.replace(GROUPS, ".") ?? text;
}

function digitsOfTyped(text: string): string | null {
  const digits = text.replace(/^\s*rp\.?/i, "").replace(/[.\s]/g, "");
  return /^\d{1,15}$/.test(digits) ? digits : null;
}

/** `+Rp5.000` and `−Rp2.500`, so that the way of a movement is in the words too. */
export function formatSigned(amount: number): string {
  return amount > 0 ? `+${formatRupiah(amount)}` : formatRupiah(amount);
}
