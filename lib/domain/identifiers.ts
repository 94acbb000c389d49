/** IAK's inquiry ID (`tr_id`): a whole number, kept as text because addresses, signatures and searches use its digits. */
export type TrId = string & { readonly __id: "tr_id" };
/** Our own reference (`ref_id`) or, for an inquiry made elsewhere, another program's. */
export type RefId = string & { readonly __id: "ref_id" };
/** How the biller knows a customer, such as a kode iuran or a PLN customer ID. Sent to IAK as `hp`. */
export type CustomerNumber = string & { readonly __id: "hp" };

/** The prefix by which scanners mark a code's kind, such as `]C1`. */
const SCANNERS_MARK = /^\s*\][A-Za-z]\d/;

/** Removes what people, scanners and copied pages put around digits: spaces, dots, all kinds of dashes, invisible marks. */
export function digitsOnly(text: string): string {
  return text
    .normalize("NFKC")
    .replace(SCANNERS_MARK, "")
    .replace(/[\s.\p{Pd}\p{Cf}\u2212]/gu, "");
}

/** A number in a reply as its digits. Null beyond 2^53: its last digits are already lost, and it would name somebody else's bill. */
function exact(number: number): string {
  return Number.isSafeInteger(number) ? String(number) : "";
}

/** Accepts 1 to 18 digits without a leading zero, as text or (in replies) as a number. */
export function readTrId(value: unknown): TrId | null {
  const text = typeof value === "number" ? exact(value) : typeof value === "string" ? digitsOnly(value) : "";
  return /^[1-9]\d{0,17}$/.test(text) ? (text as TrId) : null;
}

/** A reference as typed or pasted; dashes and blanks added by a web page are removed. */
export function readTypedRefId(text: string): RefId | null {
  return readRefId(
    text
      .normalize("NFKC")
      .replace(/[\p{Pd}\u2212]/gu, "-")
      .replace(/[\s\p{Cf}]/gu, ""),
  );
}

/** 1 to 64 printable ASCII characters without spaces. Ours have only letters and digits; other programs' may have dashes and dots. */
export function readRefId(value: unknown): RefId | null {
  const text = typeof value === "number" ? exact(value) : typeof value === "string" ? value.trim() : "";
  return /^[\x21-\x7e]{1,64}$/.test(text) ? (text as RefId) : null;
}
