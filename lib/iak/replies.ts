import type {
  BalanceReply,
  CheckReply,
  InquiryReply,
  ListedProduct,
  NoAnswer,
  NoAnswerReason,
  PaymentReply,
  PriceListReply,
  ReceiptFileReply,
  Said,
} from "#lib/domain/biller.ts";
import { readRupiah } from "#lib/domain/rupiah.ts";
import type { Answer } from "./answer.ts";
import { readBalance, readBillFields, readCode, readMessage, readStatus } from "./bill-fields.ts";
import { isOk, meaningOf, troubleOf } from "./response-codes.ts";

/** Only HTTP 200 has a code that counts; after any other status the outcome is open. */
export function toPaymentReply(answer: Answer): PaymentReply {
  const said = answer.httpStatus === 200 ? readSaid(answer) : null;
  return said ? { kind: meaningOf(said.code), ...said } : unusable(answer);
}

/** The status counts even without a code beside it (`code` is then empty); the rules compare the two. */
export function toCheckReply(answer: Answer): CheckReply {
  if (answer.httpStatus !== 200 || !answer.fields) return unusable(answer);
  const status = readStatus(answer.fields.status);
  const said = readSaid(answer, status === null ? undefined : "");
  if (!said) return unusable(answer);
  return status === null
    ? { kind: "no_status", ...said }
    : { kind: "status", status, meaning: meaningOf(said.code), ...said };
}

/** An inquiry moves no money, so HTTP 400 may refuse it, but never quotes. */
export function toInquiryReply(answer: Answer): InquiryReply {
  const said = readSaid(answer);
  if (answer.httpStatus === 200 && said) return { kind: isOk(said.code) ? "quote" : "refused", ...said };
  return answer.httpStatus === 400 && said && !isOk(said.code) ? { kind: "refused", ...said } : unusable(answer);
}

/** The prepaid host calls its code `rc`; refusals may come from the gateway, which calls it `response_code`. */
export function toBalanceReply(answer: Answer, latencyMs: number): BalanceReply {
  const refusal = toRefusal(answer, readCode(answer.fields?.rc) ?? readCode(answer.fields?.response_code));
  if (refusal) return refusal;
  const balance = readBalance(answer.fields?.balance);
  if (answer.httpStatus !== 200 || !isOk(readCode(answer.fields?.rc)) || balance === undefined) return unusable(answer);
  return { kind: "balance", balance, latencyMs };
}

/**
 * Products are in `pasca`; in XML a single one is not a list, and none is empty text, as an empty `data` is. Products without a code are
 * left out, but a list of nothing else is none.
 */
export function toPriceListReply(answer: Answer): PriceListReply {
  const refusal = toRefusal(answer, readCode(answer.fields?.response_code));
  if (refusal) return refusal;
  const listed = answer.fields?.pasca ?? (answer.holdsNothing ? "" : undefined);
  const rows: unknown[] = [listed].flat().filter((row) => row !== "");
  const products = rows.flatMap(toListedProduct);
  if (answer.httpStatus !== 200 || (rows.length > 0 && products.length === 0)) return unusable(answer);
  return { kind: "list", products };
}

function toListedProduct(row: unknown): ListedProduct[] {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return [];
  const { code, name, status, fee, komisi, province } = row as Record<string, unknown>;
  if (typeof code !== "string" || code === "") return [];
  const active = ["1", "active", "true"].includes(String(status).toLowerCase());
  return [
    {
      code,
      name: typeof name === "string" ? name : code,
      active,
      fee: readRupiah(fee),
      commission: readRupiah(komisi),
      province: typeof province === "string" && province !== "" ? province : null,
    },
  ];
}

/** The reply that came instead of a PDF. */
export function toReceiptRefusal(answer: Answer): ReceiptFileReply {
  return toRefusal(answer, readCode(answer.fields?.response_code)) ?? unusable(answer);
}

function toRefusal(answer: Answer, code: string | null) {
  if (code === null || isOk(code) || !answer.fields) return null;
  if (answer.httpStatus !== 200 && answer.httpStatus !== 400) return null;
  return { kind: "refused" as const, code, message: readMessage(answer.fields), trouble: troubleOf(code) };
}

/** Reads what a reply says; null when it has no response code and no default is given. */
function readSaid({ httpStatus, fields, raw }: Answer, codeIfAbsent?: string): Said | null {
  const code = readCode(fields?.response_code) ?? codeIfAbsent;
  if (!fields || code === undefined) return null;
  return { code, message: readMessage(fields), httpStatus, fields: readBillFields(fields), raw };
}

/** Adds the code of an HTTP error, if readable, for the timeline. */
function unusable(answer: Answer): NoAnswer {
  const { httpStatus, fault = "no response code", raw } = answer;
  const said = readSaid(answer);
  const what = said ? `code ${said.code} ${said.message}`.trimEnd() : fault;
  const detail = `HTTP ${httpStatus}, ${what}`;
  const reason: NoAnswerReason = httpStatus === 200 ? "unreadable" : "http_status";
  return { kind: "no_answer", reason, detail, httpStatus, raw };
}
