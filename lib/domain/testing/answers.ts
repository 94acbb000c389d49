import fc from "fast-check";
import type { BillFields, BillStatus, CheckReply, PaymentMeaning, PaymentReply } from "../biller.ts";
import {
  checkReply,
  HOUR,
  MINUTE,
  MISMATCHES,
  NO_ANSWER,
  NOT_SENT,
  paymentReply,
  SILENT_CHECKS,
  TRUE_FIELDS,
} from "./samples.ts";

/** One event in a payment's life, `wait` milliseconds after the previous one. */
export type Happening =
  | { readonly kind: "reply"; readonly wait: number; readonly late: boolean; readonly reply: PaymentReply }
  | { readonly kind: "check"; readonly wait: number; readonly reply: CheckReply }
  | { readonly kind: "send_again"; readonly wait: number };

const wait = fc.oneof(
  fc.constantFrom(0, 1, MINUTE, 2 * MINUTE, HOUR, 30 * HOUR),
  fc.integer({ min: 0, max: 5 * MINUTE }),
);
const fields: fc.Arbitrary<BillFields> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(TRUE_FIELDS) },
  { weight: 1, arbitrary: fc.constantFrom(...MISMATCHES.map(([, changed]) => changed), {}) },
);
const MEANINGS: readonly PaymentMeaning[] = [
  "paid",
  "in_process",
  "refused",
  "setup_refused",
  "failed",
  "paid_before",
  "unclear",
];
const reply: fc.Arbitrary<PaymentReply> = fc.oneof(
  fc.constantFrom<PaymentReply>(NO_ANSWER, NOT_SENT),
  fc
    .tuple(fc.constantFrom(...MEANINGS), fields)
    .map(([kind, said]) => paymentReply(kind, kind === "paid" ? "00" : "17", said)),
);
const status = fc.constantFrom<BillStatus>(0, 0, 0, 1, 2, 3);
const check: fc.Arbitrary<CheckReply> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...SILENT_CHECKS) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(status, fc.constantFrom(undefined, undefined, undefined, "00", "37"), fields)
      .map(([told, code, said]) => checkReply(told, code, said)),
  },
);

const anything: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant("reply" as const), wait, late: fc.boolean(), reply }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("check" as const), wait, reply: check }) },
  fc.record({ kind: fc.constant("send_again" as const), wait }),
);

/** A combination that random events rarely hit: a request without an answer, then the zeros that prove it lost. */
const LOST: readonly Happening[] = [
  { kind: "reply", wait: 0, late: false, reply: NO_ANSWER },
  { kind: "check", wait: MINUTE, reply: checkReply(0) },
  { kind: "check", wait: 2 * MINUTE, reply: checkReply(0) },
];

export const happenings: fc.Arbitrary<Happening[]> = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: anything.map((one) => [one]) }, { weight: 1, arbitrary: fc.constant([...LOST]) }),
    { maxLength: 30 },
  )
  .map((groups) => groups.flat());

/** The biller says that this very bill was paid: code 00 and every field of the quote (I5). */
export function saysPaid(what: Happening): boolean {
  if (what.kind === "send_again" || !("code" in what.reply)) return false;
  const { reply } = what;
  const kindOfPaid = reply.kind === "paid" || (reply.kind === "status" && reply.status === 1 && reply.code === "00");
  const { trId, refId, product, hp, price } = reply.fields;
  const ofTheQuote = [trId, refId, product, hp, price].join() === "219342904,LKABC0000001,BPJSTKPU,210300016001,102500";
  return kindOfPaid && ofTheQuote;
}
