import { type Inquiry, norefOf, type PaymentStatus } from "./ledger.ts";
import { wibDatetime } from "./period.ts";
import { messageOf } from "./response-codes.ts";
import type { Fields, Reply } from "./wire.ts";

/** The code beside each `status` of a check. */
const CODE_OF_STATUS: Record<PaymentStatus, string> = { 0: "42", 1: "00", 2: "37", 3: "39" };

/** An error with what is known about the call; `desc` is then an empty text, as in the documented failed reply. */
export function errorReply(code: string, known: Fields = {}): Reply {
  return { shape: "bill", fields: { ...known, response_code: code, message: messageOf(code), desc: "" } };
}

/** The answer to a successful `inq-pasca`: no `datetime`, no `balance`. */
export function inquiryReply(inquiry: Inquiry): Reply {
  const answer = { ref_id: inquiry.refId, response_code: "00", message: "INQUIRY SUCCESS" };
  return shown(inquiry, { ...head(inquiry), ...answer, ...prices(inquiry), desc: inquiry.bill.desc });
}

/**
 * The answer to `pay-pasca` with a code: 00 for a payment, 39 for one in process, anything else for a failure. It may be untrue: a fault
 * may ask for a success that never was.
 */
export function paymentReply(inquiry: Inquiry, code: string, now: number, balance: number): Reply {
  return outcomeReply(inquiry, code, {}, now, balance);
}

/** The answer to `checkstatus`; status 0 has the whole bill with the inquiry's own time. */
export function statusReply(inquiry: Inquiry, status: PaymentStatus, now: number, balance: number): Reply {
  if (status !== 0) return outcomeReply(inquiry, CODE_OF_STATUS[status], { status }, now, balance);
  const answer = { ref_id: inquiry.refId, status, ...codeAndMessage(CODE_OF_STATUS[0]) };
  return shown(inquiry, {
    ...head(inquiry, datedAt(inquiry, now)),
    ...answer,
    ...prices(inquiry),
    balance,
    desc: inquiry.bill.desc,
  });
}

/** When an inquiry counts as made, UTC milliseconds. */
export function datedAt(inquiry: Inquiry, now: number): number {
  return inquiry.datedToday && inquiry.status === 0 ? now : inquiry.quotedAt;
}

/** Merges fields into a reply's, `desc` member by member, since one hostile amount should not hide the others. */
export function layOver(fields: Fields, over: Fields): Fields {
  const merged = { ...fields, ...over };
  if (isObject(fields.desc) && isObject(over.desc)) merged.desc = { ...fields.desc, ...over.desc };
  return merged;
}

function outcomeReply(inquiry: Inquiry, code: string, status: Fields, now: number, balance: number): Reply {
  const paid = code === "00";
  const pending = code === "39";
  const at = inquiry.settledAt ?? now;
  // In process there is no time or reference number yet: the documented reply lacks these fields.
  const noref: Fields = pending ? {} : { noref: paid ? inquiry.noref || norefOf(inquiry.trId, at) : "" };
  return shown(inquiry, {
    ...head(inquiry, pending ? undefined : at),
    ...(pending ? { ref_id: inquiry.refId } : {}),
    ...status,
    ...codeAndMessage(code),
    ...prices(inquiry),
    balance: paid ? (inquiry.balanceAfter ?? balance) : balance,
    ...noref,
    ref_id: inquiry.refId,
    desc: paid ? (inquiry.bill.paidDesc ?? inquiry.bill.desc) : pending ? inquiry.bill.desc : "",
  });
}

function head(inquiry: Inquiry, at?: number): Fields {
  const { trId, code, hp, bill } = inquiry;
  const time: Fields = at === undefined ? {} : { datetime: wibDatetime(at) };
  const { name, period, nominal, admin } = bill;
  return { tr_id: trId, code, ...time, hp, tr_name: name, period, nominal, admin };
}

function prices({ bill }: Inquiry): Fields {
  return { price: bill.price, selling_price: bill.sellingPrice };
}

function codeAndMessage(code: string): Fields {
  return { response_code: code, message: messageOf(code) };
}

function shown(inquiry: Inquiry, fields: Fields): Reply {
  return { shape: "bill", fields: inquiry.bill.show ? layOver(fields, inquiry.bill.show) : fields };
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
