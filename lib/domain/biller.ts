import type { CustomerNumber, RefId, TrId } from "./identifiers.ts";
import type { Rupiah } from "./rupiah.ts";
import type { Millis } from "./time.ts";

/** What a reply says about a bill. Each field is read on its own; undefined when absent or unreadable. */
export type BillFields = {
  readonly trId?: TrId;
  readonly refId?: string;
  readonly product?: string;
  readonly hp?: string;
  readonly company?: string;
  readonly period?: string;
  readonly nominal?: Rupiah;
  readonly admin?: Rupiah;
  /** What the customer pays. */
  readonly price?: Rupiah;
  /** What IAK takes from the deposit. */
  readonly sellingPrice?: Rupiah;
  /** Deposit left, in rupiah; may be negative on an account with credit. */
  readonly balance?: number;
  readonly noref?: string;
  readonly paidAt?: Millis;
  /** `desc` as received, for the product to read. */
  readonly details?: unknown;
};

/** The biller's words, kept in a payment's timeline. `raw` has no signature or key and is limited in length. */
export type Said = {
  readonly code: string;
  readonly message: string;
  readonly httpStatus: number;
  readonly fields: BillFields;
  readonly raw: string;
};

/** Errors that provably occur before the first byte of the request. */
export type NotSentReason = "dns" | "refused" | "unreachable" | "connect_timeout" | "tls" | "too_late";
/** Errors after which nobody knows what the biller did. */
export type NoAnswerReason = "timeout" | "reset" | "cut_off" | "too_large" | "redirect" | "http_status" | "unreadable";

export type NotSent = { readonly kind: "not_sent"; readonly reason: NotSentReason; readonly detail: string };
export type NoAnswer = {
  readonly kind: "no_answer";
  readonly reason: NoAnswerReason;
  readonly detail: string;
  readonly httpStatus?: number;
  readonly raw?: string;
};

/**
 * What an answer to `pay-pasca` means for the money (fourth column of IAK's code table).
 * - `refused`: proves "not paid", on a first attempt only.
 * - `setup_refused`: the same, about our signature, command, address, format, page or account; no payment can succeed until a supervisor
 * acts.
 * - `failed`: failed once check status agrees.
 * - `paid_before`: an earlier request of ours may be what paid it.
 * - `unclear`: anything else.
 */
export type PaymentMeaning = "paid" | "in_process" | "refused" | "setup_refused" | "failed" | "paid_before" | "unclear";
export type PaymentReply = NotSent | NoAnswer | ({ readonly kind: PaymentMeaning } & Said);

/** `checkstatus`: 0 payment request not received, 1 success, 2 failed, 3 in process. */
export type BillStatus = 0 | 1 | 2 | 3;
/** `meaning` is that of the code beside the status. `no_status`: the biller answered without saying anything about the payment. */
export type CheckReply =
  | NotSent
  | NoAnswer
  | ({ readonly kind: "no_status" } & Said)
  | ({ readonly kind: "status"; readonly status: BillStatus; readonly meaning: PaymentMeaning } & Said);

export type InquiryReply =
  | NotSent
  | NoAnswer
  | ({ readonly kind: "quote" } & Said)
  | ({ readonly kind: "refused" } & Said);

/** Why a call was refused: its signature, our address, or anything else. */
export type Trouble = "signature" | "address" | "rejected";

export type Refused = {
  readonly kind: "refused";
  readonly code: string;
  readonly message: string;
  readonly trouble: Trouble;
};

export type BalanceReply =
  | NotSent
  | NoAnswer
  | { readonly kind: "balance"; readonly balance: number; readonly latencyMs: number }
  | Refused;

export type ListedProduct = {
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
  readonly fee: number | null;
  readonly commission: number | null;
  /** Set for water companies. */
  readonly province: string | null;
};
export type PriceListReply =
  | NotSent
  | NoAnswer
  | { readonly kind: "list"; readonly products: readonly ListedProduct[] }
  | Refused;

export type ReceiptFileReply = NotSent | NoAnswer | { readonly kind: "file"; readonly pdf: Uint8Array } | Refused;

/** The biller as payments see it. No method throws for a fault of network or biller, and none retries. */
export interface Biller {
  /** `asked`: the product's extra fields, by their wire names. */
  inquire(ask: {
    product: string;
    hp: CustomerNumber;
    refId: RefId;
    asked?: Readonly<Record<string, string>>;
  }): Promise<InquiryReply>;
  /**
   * Sends one `pay-pasca`. Sends nothing once the clock has passed `notAfter` (milliseconds, UTC) and returns `not_sent` with `too_late`.
   */
  pay(ask: { trId: TrId; notAfter: Millis }): Promise<PaymentReply>;
  checkStatus(ask: { refId: RefId }): Promise<CheckReply>;
  balance(): Promise<BalanceReply>;
  priceList(ask: { type: string; status: "all" | "active" | "non active" }): Promise<PriceListReply>;
  downloadReceipt(ask: { trId: TrId }): Promise<ReceiptFileReply>;
}
