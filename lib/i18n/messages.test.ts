import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import type { EventKind } from "#lib/db/payments/payment-events.ts";
import { ALARM_KINDS } from "#lib/domain/alarm.ts";
import type { BillStatus, NoAnswerReason, NotSentReason } from "#lib/domain/biller.ts";
import { PAY_METHODS } from "#lib/domain/payment.ts";
import { PAYMENT_STATES } from "#lib/domain/payment-state.ts";
import type { ErrorCode } from "#lib/domain/result.ts";
import { meaningOf } from "#lib/iak/response-codes.ts";
import { LOCALES, type Locale } from "./choices.ts";
import english from "./messages/en.json" with { type: "json" };
import indonesian from "./messages/id.json" with { type: "json" };

// Types only exist at compile time, so they are listed here; `satisfies` makes a missing or extra one a type error.
const ERROR_CODES = Object.keys({
  invalid_input: true,
  unauthenticated: true,
  forbidden: true,
  other_person: true,
  foreign_origin: true,
  not_found: true,
  logo_invalid: true,
  too_many_inquiries: true,
  number_missing: true,
  number_short: true,
  number_misfit: true,
  number_unknown: true,
  number_own: true,
  not_offered: true,
  product_unsold: true,
  product_unknown: true,
  asked_invalid: true,
  company_needed: true,
  price_list_untold: true,
  ref_id_invalid: true,
  ref_id_needed: true,
  inquiry_mismatch: true,
  other_product: true,
  product_off: true,
  already_paid_elsewhere: true,
  failed_elsewhere: true,
  in_process_elsewhere: true,
  biller_refused: true,
  biller_unreachable: true,
  biller_no_answer: true,
  biller_unreadable: true,
  duplicate_tr_id: true,
  quote_expired: true,
  quote_outdated: true,
  amounts_changed: true,
  cash_short: true,
  cash_implausible: true,
  cash_missing: true,
  repeat_needs_tick: true,
  odd_quote_needs_tick: true,
  ledger_unavailable: true,
  not_allowed_in_state: true,
  movement_changed: true,
  own_payment: true,
  own_alarm: true,
  not_in_demo: true,
  not_confirmed_paid: true,
  password_wrong: true,
  password_expired: true,
  pin_wrong: true,
  pin_ended: true,
  factor_wrong: true,
  factor_locked: true,
  factor_needed: true,
  reconcile_first: true,
  printing_not_allowed: true,
  print_not_voidable: true,
  reprint_limit: true,
  printer_unreachable: true,
  printer_not_ready: true,
  printer_unsure: true,
  receipt_missing: true,
  shift_needed: true,
  shift_not_open: true,
  cash_not_there: true,
  too_many_moves: true,
  recorded_otherwise: true,
  shift_changed: true,
  shift_reason_needed: true,
  opening_reason_needed: true,
  probe_too_soon: true,
  sign_in_failed: true,
  sign_in_throttled: true,
  sign_in_busy: true,
  unexpected: true,
} satisfies Record<ErrorCode, true>);

const REASONS = Object.keys({
  dns: true,
  refused: true,
  unreachable: true,
  connect_timeout: true,
  tls: true,
  too_late: true,
  timeout: true,
  reset: true,
  cut_off: true,
  too_large: true,
  redirect: true,
  http_status: true,
  unreadable: true,
} satisfies Record<NotSentReason | NoAnswerReason, true>);

const BILL_STATUSES = Object.keys({ 0: true, 1: true, 2: true, 3: true } satisfies Record<BillStatus, true>);

/** The messages of events; a reply and a check have several. */
const EVENT_WORDS = Object.values({
  claimed: ["claimed"],
  sent_again: ["sent_again"],
  reply: ["reply", "reply_not_sent", "reply_no_answer"],
  lease_expired: ["lease_expired"],
  check: ["check", "check_silent"],
  expired: ["expired"],
  given_up: ["given_up"],
  settled_by_hand: ["settled_by_hand"],
  billers_word: ["billers_word"],
  cash_returned: ["cash_returned"],
  money_returned: ["money_returned"],
  money_collected: ["money_collected"],
  money_written_off: ["money_written_off"],
  reversed: ["reversed"],
  corrected: ["corrected"],
  found: ["found"],
} satisfies Record<EventKind, string[]>).flat();

/** IAK's documented codes, in the order of its table, without 00, which refuses nothing. */
const RESPONSE_CODES = [
  ...["39", "05", "201", "103", "91", "92", "105", "01", "34", "40", "37", "38", "07", "33", "04", "06", "17"],
  ...["02", "42", "03", "11", "08", "13", "09", "10", "14", "15", "16", "20", "106", "30", "36", "41", "31", "32"],
  ...["35", "93", "94", "100", "101", "102", "107", "117", "108", "118", "109", "110"],
];

type Messages = { readonly [key: string]: string | Messages };

/** Every message by its full name, such as `pay.title`. */
function flat(messages: Messages, before = ""): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string" ? [[before + key, value]] : [...flat(value, `${before}${key}.`)],
    ),
  );
}

const MESSAGES: Record<Locale, Map<string, string>> = { id: flat(indonesian), en: flat(english) };

/** The arguments of an ICU message as "name" or "name, type": every second level of braces is a branch of a plural, not an argument. */
function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  let depth = 0;
  for (const { 0: brace, index } of message.matchAll(/[{}]/g)) {
    depth += brace === "{" ? 1 : -1;
    if (brace === "}" || depth % 2 === 0) continue;
    const [, name = "", type] = /^\s*(\w+)\s*(?:,\s*(\w+))?/.exec(message.slice(index + 1)) ?? [];
    found.add(type ? `${name}, ${type}` : name);
  }
  return [...found].sort();
}

test("the two languages have the same messages, in the same order", () => {
  expect([...MESSAGES.en.keys()]).toEqual([...MESSAGES.id.keys()]);
});

test("each message takes the same arguments in both languages", () => {
  const taken = (messages: Map<string, string>) => [...messages].map(([key, text]) => [key, ...argumentsOf(text)]);
  expect(taken(MESSAGES.en)).toEqual(taken(MESSAGES.id));
});

test("an argument inside a branch of a plural is found, and the branch's own words are not taken for one", () => {
  expect(argumentsOf("{count, plural, =0 {none} other {{name} has #}} of {total}")).toEqual([
    "count, plural",
    "name",
    "total",
  ]);
});

describe.each(LOCALES)("in the language %s", (locale) => {
  const messages = MESSAGES[locale];
  const withoutWords = (keys: readonly string[]) => keys.filter((key) => !messages.get(key)?.trim());

  test("no message is empty, or has blanks at its ends or in a row", () => {
    expect([...messages].filter(([, text]) => text === "" || text !== text.trim() || /\s\s/.test(text))).toEqual([]);
  });

  test("every message can be filled in, for none, one and many, and leaves no braces", () => {
    const t = createTranslator({
      locale,
      messages: locale === "id" ? indonesian : english,
      onError(error) {
        throw error;
      },
    }) as unknown as (key: string, values: Record<string, unknown>) => string;
    for (const [key, text] of messages) {
      for (const count of [0, 1, 21]) {
        const values = Object.fromEntries(argumentsOf(text).map((argument) => [argument.split(",")[0], count]));
        expect(t(key, values), key).not.toMatch(/[{}#]/);
      }
    }
  });

  test("every expected failure has its words", () => {
    expect(withoutWords(ERROR_CODES.map((code) => `errors.${code}`))).toEqual([]);
  });

  test("every alarm has its words", () => {
    expect(withoutWords(ALARM_KINDS.map((kind) => `dashboard.alarm_${kind}`))).toEqual([]);
  });

  test("every state of a payment has a name for lists and a heading of its own", () => {
    expect(withoutWords(PAYMENT_STATES.flatMap((state) => [`states.${state}`, `payment.${state}`]))).toEqual([]);
    for (const section of ["states", "payment"]) {
      const names = PAYMENT_STATES.map((state) => messages.get(`${section}.${state}`));
      expect(new Set(names).size).toBe(PAYMENT_STATES.length);
    }
  });

  test("every state but success says what it means for the money", () => {
    const others = PAYMENT_STATES.filter((state) => state !== "success");
    expect(
      withoutWords(others.map((state) => (state === "sending" ? "sending.lead" : `payment.${state}Lead`))),
    ).toEqual([]);
  });

  test("every reason for sending nothing or hearing nothing has its words", () => {
    expect(withoutWords(REASONS.map((reason) => `payment.reason_${reason}`))).toEqual([]);
  });

  test("every event of a payment's story has its words", () => {
    expect(withoutWords(EVENT_WORDS.map((kind) => `payment.event_${kind}`))).toEqual([]);
  });

  test("every answer of check status has its words", () => {
    expect(withoutWords(BILL_STATUSES.map((status) => `payment.status_${status}`))).toEqual([]);
  });

  test("every way to pay has its words", () => {
    expect(withoutWords(PAY_METHODS.map((method) => `confirm.${method}`))).toEqual([]);
  });

  test("every response code of IAK's table has words, and any other falls back on words that name it", () => {
    expect(withoutWords(RESPONSE_CODES.map((code) => `codes.c${code}`))).toEqual([]);
    expect(argumentsOf(messages.get("codes.other") ?? "")).toEqual(["code"]);
  });

  test("no words are kept for what cannot happen: a failure, alarm, reason, event, answer or code that does not exist", () => {
    const families: [prefix: string, members: readonly string[]][] = [
      ["errors.", ERROR_CODES],
      ["states.", [...PAYMENT_STATES, "reversed"]],
      ["dashboard.alarm_", ALARM_KINDS],
      ["payment.reason_", REASONS],
      ["payment.event_", EVENT_WORDS],
      ["payment.status_", BILL_STATUSES],
      ["codes.c", RESPONSE_CODES],
    ];
    const strangers = families.flatMap(([prefix, members]) =>
      [...messages.keys()].filter((key) => key.startsWith(prefix) && !members.includes(key.slice(prefix.length))),
    );
    expect(strangers).toEqual([]);
  });
});

test("no code whose meaning for the money is known is missing from the list of codes", () => {
  const texts = Array.from({ length: 1_000 }, (_, code) => String(code).padStart(2, "0"));
  const known = texts.filter((code) => meaningOf(code) !== "unclear" && meaningOf(code) !== "paid");
  expect(known.filter((code) => !RESPONSE_CODES.includes(code))).toEqual([]);
});
