import { plainText } from "#lib/domain/bill.ts";
import type { Secrets } from "./hide-secrets.ts";
import { parseJson } from "./wire-json.ts";
import { parseXml } from "./wire-xml.ts";

/** The fields of a reply: text (one plain line, secrets hidden), numbers, booleans, and objects and lists of them. */
export type ReplyFields = Readonly<Record<string, unknown>>;

const DEEPEST = 6;
const FIELD_NAME = /^[A-Za-z]\w{0,63}$/;

/**
 * The fields of a reply, read by what it holds and not by what its headers or the request's format promise: IAK can answer JSON with
 * XML, and an intermediary with HTML. They stand in `data` or, without it, at the top. Null when there is no object of fields.
 */
export function readReply(text: string, hide: Secrets["hide"]): ReplyFields | null {
  const top = parse(text);
  if (!isObject(top)) return null;
  const fields = Object.hasOwn(top, "data") ? top.data : top;
  if (!isObject(fields)) return null;
  const read = tidy(fields, hide, DEEPEST);
  return isObject(read) && Object.keys(read).length > 0 ? read : null;
}

function parse(text: string): unknown {
  // PHP likes to put an empty line before an XML declaration, which is an error there.
  const content = text.trim();
  try {
    return content.startsWith("{") ? parseJson(content) : content.startsWith("<") ? parseXml(content) : undefined;
  } catch {
    // Not well-formed, cut off in the middle or nested without end: all of it means that nothing can be read.
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A copy that is safe to keep, compare and show: no odd names, no control or direction marks, no secrets, no endless depth. */
function tidy(value: unknown, hide: Secrets["hide"], depth: number): unknown {
  if (typeof value === "string") return plainText(hide(value));
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (depth === 0) return undefined;
  if (Array.isArray(value)) return value.map((item) => tidy(item, hide, depth - 1));
  if (!isObject(value)) return undefined;
  const named = Object.entries(value).filter(([name]) => FIELD_NAME.test(name) && name !== "constructor");
  return Object.fromEntries(named.map(([name, item]) => [name, tidy(item, hide, depth - 1)]));
}
