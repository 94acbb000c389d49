import type { PaymentMeaning, Trouble } from "#lib/domain/biller.ts";

/**
 * What each IAK response code proves about the money after `pay-pasca`. The codes are IAK's; the classes are ours and stricter: a code
 * proves "not paid" only if it cannot come after the biller was asked to pay. IAK calls 103, 91, 92 and 105 failed, yet each can follow a
 * payment that went through.
 */
const CODES: Record<PaymentMeaning, readonly string[]> = {
  paid: ["00"],
  in_process: ["39"],
  // Payment or transaction failed: accepted once check status agrees.
  failed: ["07", "33", "37", "38"],
  // Invoice, bill or arrears already paid, possibly by an earlier request of ours.
  paid_before: ["01", "34", "40"],
  refused: [
    "04", // inquiry expired
    "06", // inquiry ID not found
    "17", // deposit too small
    ...["08", "13"], // billing ID, customer number blocked
    ...["09", "10"], // inquiry failed, bill not available yet
    ...["14", "15", "16"], // wrong, unsupported, mismatching number
    ...["20", "106"], // product unknown, out of service
    ...["30", "36", "41"], // pay at the counter, past due, at the company
    ...["31", "32", "35"], // over the limit, all periods, older arrears first
    "93", // invalid amount
    "109", // cut-off
  ],
  setup_refused: [
    ...["100", "101", "102", "107", "117"], // signature, command, IP address, format, page
    ...["108", "118"], // ID not usable for this product, account suspended
  ],
  unclear: [
    ...["05", "201"], // undefined error, undefined code
    "103", // timeout
    ...["91", "92", "105"], // database, general, biller system error
    ...["02", "42"], // only inquired, pay request not received
    ...["03", "11"], // reference invalid or already used: no meaning for a payment
    "94", // service expired
    "110", // maintenance
  ],
};

const MEANINGS = new Map(
  Object.entries(CODES).flatMap(([meaning, codes]) => codes.map((code) => [code, meaning as PaymentMeaning] as const)),
);

/** What a response code means after `pay-pasca`; undocumented codes are `unclear`. Codes are text with leading zeros. */
export function meaningOf(code: string): PaymentMeaning {
  return MEANINGS.get(code) ?? "unclear";
}

/** Whether a code means success, or that there is nothing to refuse. */
export function isOk(code: string | null): boolean {
  return code !== null && meaningOf(code) === "paid";
}

/** What a supervisor must look at after any refused call; 204 is the prepaid host's code for a wrong signature. */
export function troubleOf(code: string): Trouble {
  if (code === "100" || code === "204") return "signature";
  return code === "102" ? "address" : "rejected";
}

/** What a cashier can do about a refusal: it is `paid` already, the `number` is wrong, asking `again` may help, or nothing does. */
export type Advice = "paid" | "number" | "again" | "none";

const WRONG_NUMBER = ["14", "15", "16"];
/** Refusals that another inquiry, or a topped-up deposit, can resolve. */
const PASSING = ["04", "06", "09", "17", "93", "106", "109"];

/** What to do about a response code that refused an inquiry or a payment. */
export function adviceOn(code: string): Advice {
  const meaning = meaningOf(code);
  if (meaning === "paid_before") return "paid";
  if (WRONG_NUMBER.includes(code)) return "number";
  return meaning === "failed" || meaning === "unclear" || PASSING.includes(code) ? "again" : "none";
}
