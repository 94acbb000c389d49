/** Expected failures by code; their words are in the message files under `errors`. */
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
  | "number_own"
  | "not_offered"
  | "product_unsold"
  | "product_unknown"
  | "asked_invalid"
  | "company_needed"
  | "price_list_untold"
  | "ref_id_invalid"
  | "ref_id_needed"
  | "inquiry_mismatch"
  | "other_product"
  | "product_off"
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
  | "recorded_otherwise"
  | "shift_changed"
  | "shift_reason_needed"
  | "opening_reason_needed"
  | "probe_too_soon"
  | "sign_in_failed"
  | "sign_in_throttled"
  | "sign_in_busy"
  | "unexpected";

/** A link to a page about the failure. `href` null: `words` say why it may not be opened. */
export type FailureLink = { readonly href: string | null; readonly words: string };

/** `code` selects the words, `params` fills them; `billerCode` is IAK's own code if the biller refused. */
export type Failure = {
  readonly code: ErrorCode;
  readonly billerCode?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly link?: FailureLink;
};

export type Result<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly error: Failure };

/** An expected failure as a use case's return value. */
export function failure(code: ErrorCode, more: Omit<Failure, "code"> = {}): { ok: false; error: Failure } {
  return { ok: false, error: { code, ...more } };
}

/** Unwraps a read whose role was checked before. Throws if it was refused: then that check is missing. */
export function granted<T extends object>(read: Result<T>): T {
  if (!read.ok) throw new Error(`read for someone who may not: ${read.error.code}`);
  return read;
}

/** Prefix of a plain-text refusal sent before the action was read; other servers' answers lack it. */
export const PLAIN_REFUSAL = "Loket: ";
