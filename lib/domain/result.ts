/** What is expected to go wrong, by code; the words stand in the message files under `errors`. */
export type ErrorCode =
  | "invalid_input"
  | "unauthenticated"
  | "forbidden"
  | "other_person"
  | "foreign_origin"
  | "not_found"
  | "logo_invalid"
  | "too_many_inquiries"
  | "number_missing"
  | "number_short"
  | "number_misfit"
  | "number_unknown"
  | "product_unknown"
  | "asked_invalid"
  | "company_needed"
  | "price_list_untold"
  | "ref_id_invalid"
  | "ref_id_needed"
  | "inquiry_mismatch"
  | "other_product"
  | "already_paid_elsewhere"
  | "failed_elsewhere"
  | "in_process_elsewhere"
  | "biller_refused"
  | "biller_unreachable"
  | "biller_no_answer"
  | "biller_unreadable"
  | "duplicate_tr_id"
  | "quote_expired"
  | "quote_outdated"
  | "amounts_changed"
  | "cash_short"
  | "cash_implausible"
  | "cash_missing"
  | "repeat_needs_tick"
  | "odd_quote_needs_tick"
  | "ledger_unavailable"
  | "not_allowed_in_state"
  | "movement_changed"
  | "own_payment"
  | "own_alarm"
  | "not_in_demo"
  | "not_confirmed_paid"
  | "password_wrong"
  | "password_expired"
  | "pin_wrong"
  | "pin_ended"
  | "factor_wrong"
  | "factor_locked"
  | "factor_needed"
  | "reconcile_first"
  | "printing_not_allowed"
  | "print_not_voidable"
  | "reprint_limit"
  | "printer_unreachable"
  | "printer_not_ready"
  | "printer_unsure"
  | "receipt_missing"
  | "shift_needed"
  | "shift_not_open"
  | "cash_not_there"
  | "too_many_moves"
  | "shift_changed"
  | "shift_reason_needed"
  | "opening_reason_needed"
  | "probe_too_soon"
  | "sign_in_failed"
  | "sign_in_throttled"
  | "sign_in_busy"
  | "unexpected";

/** A page that tells more of a failure, in words; without an address: why it may not be opened. */
export type FailureLink = { readonly href: string | null; readonly words: string };

/** `code` picks the words, `params` fills them; `billerCode` is IAK's own code where the biller refused. */
export type Failure = {
  readonly code: ErrorCode;
  readonly billerCode?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly link?: FailureLink;
};

export type Result<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly error: Failure };

/** An expected failure, as the value that use cases return. */
export function failure(code: ErrorCode, more: Omit<Failure, "code"> = {}): { ok: false; error: Failure } {
  return { ok: false, error: { code, ...more } };
}

/** What was read for someone whose role was asked for before. Throws where it is refused all the same: then somebody forgot to ask. */
export function granted<T extends object>(read: Result<T>): T {
  if (!read.ok) throw new Error(`read for someone who may not: ${read.error.code}`);
  return read;
}

/** How an answer begins that says in plain words why an action was refused before it was read: what another server says does not. */
export const PLAIN_REFUSAL = "Loket: ";
