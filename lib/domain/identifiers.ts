/** IAK's inquiry ID (`tr_id`): a whole number, kept as text because addresses, signatures and searches use its digits. */
export type TrId = string & { readonly __id: "tr_id" };
/** Our own reference (`ref_id`) or, for an inquiry made elsewhere, another program's. */
export type RefId = string & { readonly __id: "ref_id" };
/** What a customer is known by, in the words of the product: a kode iuran, a PLN customer's ID. Sent to IAK as `hp`. */
export type CustomerNumber = string & { readonly __id: "hp" };

/** Drops what people and scanners put between digits: spaces, dots and dashes. */
function digitsOnly(text: string): string {
  return text.replace(/[\s.\-\u00a0]/g, "");
}

/** A number in a reply as its digits; beyond 2^53 its last ones are already lost, so it names somebody else's. */
function exact(number: number): string {
  return Number.isSafeInteger(number) ? String(number) : "";
}

/** Accepts 1 to 18 digits without a leading zero, as text or (in replies) as a number. */
export function readTrId(value: unknown): TrId | null {
  const text = typeof value === "number" ? exact(value) : typeof value === "string" ? digitsOnly(value) : "";
  return /^[1-9]\d{0,17}$/.test(text) ? (text as TrId) : null;
}

/** 1 to 64 printable ASCII characters without spaces: ours are letters and digits, other programs' may hold dashes and dots. */
export function readRefId(value: unknown): RefId | null {
  const text = typeof value === "number" ? exact(value) : typeof value === "string" ? value.trim() : "";
  return /^[\x21-\x7e]{1,64}$/.test(text) ? (text as RefId) : null;
}
