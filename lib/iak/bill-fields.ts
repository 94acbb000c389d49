import type { BillFields, BillStatus } from "#lib/domain/biller.ts";
import { readRefId, readTrId, type TrId } from "#lib/domain/identifiers.ts";
import { type Rupiah, readRupiah } from "#lib/domain/rupiah.ts";
import { readBillerTime } from "#lib/domain/time.ts";
import type { ReplyFields } from "./read-reply.ts";

/**
 * What a reply says about a bill. An absent, empty or unreadable field is undefined and does not affect the others. IAK's XML may repeat an
 * element: the last that says something counts, as in JSON; but an amount that is repeated is none.
 */
export function readBillFields(fields: ReplyFields): BillFields {
  const said = (name: string) => {
    const value = fields[name];
    return Array.isArray(value) ? value.findLast((one) => one !== "") : value;
  };
  return {
    trId: trIdOf(said("tr_id")),
    refId: readRefId(said("ref_id")) ?? undefined,
    product: textOf(said("code")),
    hp: textOf(said("hp")),
    company: textOf(said("tr_name")),
    period: textOf(said("period")),
    nominal: amountOf(fields.nominal),
    admin: amountOf(fields.admin),
    price: amountOf(fields.price),
    sellingPrice: amountOf(fields.selling_price),
    balance: readBalance(fields.balance),
    // IAK uses both spellings.
    noref: textOf(said("noref")) ?? textOf(said("no_ref")),
    paidAt: readBillerTime(said("datetime")) ?? undefined,
    details: fields.desc,
  };
}

/**
 * A response code as text, or null. A JSON number has lost its leading zero, so a single digit gets it back. Anything that does not look
 * like a code (an object, a list, a sentence) is null.
 */
export function readCode(value: unknown): string | null {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? twoDigits(value) : null;
  return typeof value === "string" && /^\w{1,16}$/.test(value) ? value : null;
}

function twoDigits(code: number): string {
  return String(code).padStart(2, "0");
}

/** The biller's message; empty when there is none. */
export function readMessage(fields: ReplyFields): string {
  return textOf(fields.message) ?? "";
}

/** `status` of check status: 0 to 3 as a number or as text, else null. */
export function readStatus(value: unknown): BillStatus | null {
  const text = typeof value === "number" || typeof value === "string" ? String(value) : "";
  return /^[0-3]$/.test(text) ? (Number(text) as BillStatus) : null;
}

/** Deposit in whole rupiah; negative for an account with credit. */
export function readBalance(value: unknown): number | undefined {
  const text = typeof value === "number" || typeof value === "string" ? String(value) : "";
  const amount = readRupiah(text.replace(/^-/, ""));
  if (amount === null) return undefined;
  return text.startsWith("-") && amount > 0 ? -amount : amount;
}

/** Stricter than for typed text: dots or dashes in a reply's inquiry ID (`219342904.0`) must not become digits of another ID. */
function trIdOf(value: unknown): TrId | undefined {
  const whole =
    typeof value === "number" ? Number.isSafeInteger(value) : typeof value === "string" && /^\d+$/.test(value);
  return whole ? (readTrId(value) ?? undefined) : undefined;
}

function amountOf(value: unknown): Rupiah | undefined {
  return readRupiah(value) ?? undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}
