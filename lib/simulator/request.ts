import type { Ledger } from "./ledger.ts";
import { type Format, readBody } from "./wire.ts";

/** One call, parsed but not judged. */
export type BillerRequest = {
  /** `inq-pasca` and the like; `balance` and `download` for the two calls without a command; "" for none. */
  command: string;
  format: Format;
  /** Null when the body could not be read. */
  fields: Record<string, string> | null;
  /** The price list's type, from the path. */
  type: string | null;
  path: string;
};

/** What a call is about, as far as the books can tell: a payment names only its `tr_id`, a check only its `ref_id`. */
export type Subject = {
  command: string;
  trId: number | null;
  refId: string | null;
  hp: string | null;
  code: string | null;
  period: string | null;
};

const BALANCE_PATH = "/api/check-balance";
const BILL_PATH = /^\/api\/v1\/bill\/check(?:\/([^/]+))?\/?$/;
/** As documented, and as IAK's own SDKs request it. */
const DOWNLOAD_PATH = /^\/api\/v1\/download\/(\d{1,15})(?:\/1)?$/;

/** Parses a call; null for an address that neither host of IAK has. */
export function readRequest(method: string, path: string, body: string): BillerRequest | null {
  if (method === "GET") {
    const trId = DOWNLOAD_PATH.exec(path)?.[1];
    if (trId === undefined) return null;
    return { command: "download", format: "xml", fields: { tr_id: trId }, type: null, path };
  }
  if (method !== "POST") return null;
  if (path === BALANCE_PATH) return { command: "balance", ...readBody(body), type: null, path };
  const bill = BILL_PATH.exec(path);
  if (!bill) return null;
  const read = readBody(body);
  const command = read.fields?.commands ?? "";
  // These two names are ours, for calls without a command; a body must not be able to use them.
  const known = command !== "balance" && command !== "download";
  return { command: known ? command : "", ...read, type: bill[1] ?? null, path };
}

/** A `tr_id` as a number; requests have it as text. */
export function trIdOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** What a request is about: by its own fields, and by the inquiry that it names, if known. */
export function subjectOf(ledger: Ledger, request: BillerRequest): Subject {
  const { command, fields } = request;
  const trId = trIdOf(fields?.tr_id);
  const refId = fields?.ref_id ?? null;
  const known = trId !== null ? ledger.byTrId(trId) : refId !== null ? ledger.byRefId(refId) : undefined;
  return {
    command,
    trId: trId ?? known?.trId ?? null,
    refId: refId ?? known?.refId ?? null,
    hp: fields?.hp ?? known?.hp ?? null,
    code: fields?.code ?? known?.code ?? null,
    period: known?.bill.period ?? null,
  };
}
