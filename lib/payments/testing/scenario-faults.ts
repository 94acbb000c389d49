import fc from "fast-check";
import type { Fault, ReplyFault } from "#lib/simulator/faults.ts";
import type { Fields } from "#lib/simulator/wire.ts";

/** What may happen to a request, whatever the reply says. */
const executes = fc.constantFrom<Fault["execute"]>("normally", "normally", "never", "later");

/** Ways to lose a reply that take no real time. */
const LOST: readonly ReplyFault[] = [
  { kind: "reset" },
  { kind: "cut" },
  { kind: "cut", bytes: 1 },
  ...[500, 502, 503, 504, 404, 429].map((status) => ({ kind: "http", status }) as const),
  ...(["html", "empty", "object", "list"] as const).map((body) => ({ kind: "http", status: 200, body }) as const),
  { kind: "redirect", location: "/elsewhere" },
  { kind: "bad-request" },
];

/** Codes that prove nothing: each may follow a request that was executed, never arrived, or arrives later. */
const UNCLEAR = [
  "103",
  "91",
  "92",
  "105",
  "05",
  "201",
  "94",
  "110",
  "02",
  "42",
  "03",
  "11",
  "999",
  "39",
  "37",
  "01",
  "34",
  "40",
];
const REFUSALS = ["04", "06", "17", "14", "106", "109", "102"];

/** Fields with which a reply names another bill or price. */
const OTHERS: readonly Fields[] = [
  { price: 1 },
  { tr_id: 1 },
  { ref_id: "SOMEBODYELSE" },
  { code: "NOPRODUCT" },
  { hp: "999999999999" },
  { price: "abc" },
];
const change = fc.constantFrom(...OTHERS).map((fields): ReplyFault => ({ kind: "change", fields }));

export type PayFault = { readonly fault: Fault | null; readonly line: "good" | "down" | "hasty" };

const onGoodLine = (fault: Fault | null): PayFault => ({ fault, line: "good" });
const arrives = (reply: fc.Arbitrary<ReplyFault>) =>
  fc.record({ execute: executes, reply }).map((fault) => onGoodLine(fault));

/** Faults of a `pay-pasca`. A biller that never answers costs real time, so it is rare. */
export const payFault: fc.Arbitrary<PayFault> = fc.oneof(
  { weight: 30, arbitrary: fc.constant(onGoodLine(null)) },
  { weight: 40, arbitrary: arrives(fc.constantFrom(...LOST)) },
  {
    weight: 25,
    arbitrary: arrives(fc.constantFrom(...UNCLEAR).map((responseCode): ReplyFault => ({ kind: "code", responseCode }))),
  },
  { weight: 8, arbitrary: arrives(change) },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(...REFUSALS)
      .map((responseCode) => onGoodLine({ execute: "never", reply: { kind: "code", responseCode } })),
  },
  { weight: 8, arbitrary: fc.constantFrom<Fault>({ execute: "pending" }, { execute: "fails" }).map(onGoodLine) },
  // In process or failed, without an answer.
  {
    weight: 6,
    arbitrary: fc
      .constantFrom<Fault["execute"]>("pending", "fails")
      .map((execute) => onGoodLine({ execute, reply: { kind: "reset" } })),
  },
  { weight: 12, arbitrary: fc.constant<PayFault>({ fault: null, line: "down" }) },
  {
    weight: 1,
    arbitrary: executes.map((execute): PayFault => ({ fault: { execute, reply: { kind: "hang" } }, line: "hasty" })),
  },
);

/** Check-status answers that say nothing. */
const silent: readonly Fault[] = [
  { reply: { kind: "reset" } },
  { reply: { kind: "http", status: 503 } },
  { reply: { kind: "code", responseCode: "06" } },
  { reply: { kind: "xml", responseCode: "110" } },
];
/** Answers that contradict themselves or the quote: `review`. */
const contradictory: readonly Fault[] = [
  { reply: { kind: "status", status: 2, responseCode: "00" } },
  { reply: { kind: "status", status: 0, responseCode: "00" } },
  { reply: { kind: "status", status: 1, responseCode: "37" } },
  { reply: { kind: "change", fields: { price: 1, hp: "999999999999" } } },
];
export const FAILURE_LIE: Fault = { reply: { kind: "status", status: 2 } };
/** Well-formed lies (some may happen to be true); never "paid". */
export const LIES: readonly Fault[] = [
  FAILURE_LIE,
  ...([0, 0, 3] as const).map((status): Fault => ({ reply: { kind: "status", status } })),
];

export const checkFault: fc.Arbitrary<Fault | null> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.constantFrom(...silent) },
  { weight: 1, arbitrary: fc.constantFrom(...contradictory) },
  { weight: 2, arbitrary: fc.constantFrom(...LIES) },
);
