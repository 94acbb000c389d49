import { meaningOf } from "#lib/iak/response-codes.ts";
import type { BillFields, BillStatus, CheckReply, PaymentMeaning, PaymentReply, Said } from "../biller.ts";
import type { CustomerNumber, RefId, TrId } from "../identifiers.ts";
import { type Judgement, judgeCheck, judgePaymentReply, type NotReceivedAfter } from "../outcome.ts";
import { rupiah } from "../rupiah.ts";

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** 22 Nov 2026 10.00.00 WIB: when the sample request ended. */
export const NOW = Date.UTC(2026, 10, 22, 3);
export const TODAY = "2026-11-22";
export const SPACING: NotReceivedAfter = { first: MINUTE, second: 2 * MINUTE };
export const PLAN = {
  schedule: [5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR],
  notReceivedAfter: SPACING,
};

export const QUOTE = {
  trId: "219342904" as TrId,
  refId: "LKABC0000001" as RefId,
  family: "bpjstkpu",
  product: "BPJSTKPU",
  hp: "210300016001" as CustomerNumber,
  price: rupiah(102_500),
};

/** `desc` of IAK's documented inquiry reply, verbatim; never changed for a test. */
export const DOCUMENTED_DETAILS = {
  kode_iuran: "210300016066",
  npp: "15092873",
  kode_divisi: "000",
  jht: 61_688,
  jkk: 1_082,
  jkm: 2_166,
  jpk: 2_597,
  jpn: 32_467,
};

/** Our own sample of it, with everything that a bill of the product can contain (lib/domain/products/catalogue.test.ts). */
export const SAMPLE_DETAILS = {
  kode_iuran: "210300016001",
  npp: "15092873",
  kode_divisi: "000",
  kode_program: "JHT, JKK, JKM, JKP, JP",
  jht: 61_688,
  jkk: 1_082,
  jkm: 2_166,
  jpk: 2_597,
  jpn: 32_467,
};

/** What a truthful reply about the sample quote says. */
export const TRUE_FIELDS: BillFields = { ...QUOTE };

/** Replies with one of the five fields that success needs changed or missing (I5). */
export const MISMATCHES: readonly (readonly [string, BillFields])[] = [
  ["another tr_id", { ...TRUE_FIELDS, trId: "219342905" as TrId }],
  ["no tr_id", { ...TRUE_FIELDS, trId: undefined }],
  ["another ref_id", { ...TRUE_FIELDS, refId: "LKABC0000002" }],
  ["no ref_id", { ...TRUE_FIELDS, refId: undefined }],
  ["another product", { ...TRUE_FIELDS, product: "BPJS" }],
  ["no product", { ...TRUE_FIELDS, product: undefined }],
  ["another kode iuran", { ...TRUE_FIELDS, hp: "210300016002" }],
  ["no kode iuran", { ...TRUE_FIELDS, hp: undefined }],
  ["another price", { ...TRUE_FIELDS, price: rupiah(102_501) }],
  ["no readable price", { ...TRUE_FIELDS, price: undefined }],
];

export type Standing = Parameters<typeof judgeCheck>[0];

/** A first attempt whose request ended at NOW, with no answer. */
export function standing(over: Partial<Standing> = {}): Standing {
  return {
    state: "unknown",
    attempt: 1,
    earlierReached: false,
    settledByHand: false,
    reversedAt: null,
    suspicion: null,
    firstZeroAt: null,
    requestEndedAt: NOW,
    day: TODAY,
    ...over,
  };
}

export function said(code: string, fields: BillFields = TRUE_FIELDS): Said {
  return { code, message: "", httpStatus: 200, fields, raw: "" };
}

export function paymentReply(kind: PaymentMeaning, code: string, fields: BillFields = TRUE_FIELDS): PaymentReply {
  return { kind, ...said(code, fields) };
}

export const NO_ANSWER = { kind: "no_answer", reason: "timeout", detail: "" } as const;
export const NOT_SENT = { kind: "not_sent", reason: "refused", detail: "" } as const;

const CODE_OF_STATUS: Record<BillStatus, string> = { 0: "42", 1: "00", 2: "37", 3: "39" };

/** An answer of check status, by default with the code that belongs to it and the true fields. */
export function checkReply(status: BillStatus, code = CODE_OF_STATUS[status], fields = TRUE_FIELDS): CheckReply {
  return { kind: "status", status, meaning: meaningOf(code), ...said(code, fields) };
}

/** Check-status answers that say nothing about the payment. */
export const SILENT_CHECKS: readonly CheckReply[] = [
  NO_ANSWER,
  NOT_SENT,
  { kind: "no_status", ...said("06", {}) },
  { kind: "no_status", ...said("00") },
];

export function judgedReply(at: Standing, reply: PaymentReply, attempt = at.attempt): Judgement {
  return judgePaymentReply(at, attempt, reply, QUOTE);
}

export function judgedCheck(at: Standing, reply: CheckReply, now: number): Judgement {
  return judgeCheck(at, reply, QUOTE, now, SPACING);
}
