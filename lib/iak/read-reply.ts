import { plainText } from "#lib/domain/bill.ts";
import { plainLine } from "#lib/domain/plain-line.ts";
import type { Secrets } from "./hide-secrets.ts";
import { parseJson } from "./wire-json.ts";
import { parseXml } from "./wire-xml.ts";

/** A reply's fields: text (one plain line, secrets hidden), numbers, booleans, and objects and lists of these. */
export type ReplyFields = Readonly<Record<string, unknown>>;

const DEEPEST = 32;
const FIELD_NAME = /^[A-Za-z]\w{0,63}$/;
const UNSAFE_NAME = /^(__proto__|prototype|constructor)?$/;

/** The fields, or for supervisors the reason why nothing could be read. `holdsNothing`: `data` was there, and empty. */
export type ReplyRead = { readonly holdsNothing?: boolean } & (
  | { readonly fields: ReplyFields; readonly fault?: undefined }
  | { readonly fields: null; readonly fault: string }
);

/**
 * Reads a reply by its content, not by its headers or the request's format: IAK can answer JSON with XML, and an intermediary with HTML.
 * The fields are in `data`, partly beside it, or at the top level when there is no `data`.
 */
export function readReply(text: string, hide: Secrets["hide"]): ReplyRead {
  const top = parse(text);
  if (typeof top === "string") return { fields: null, fault: top };
  const { data, meta: _, ...beside } = top;
  const inside = isObject(data) ? data : {};
  const holdsNothing = data === "" || (Array.isArray(data) && data.length === 0);
  if (!holdsNothing && inside !== data && (data ?? null) !== null)
    return { fields: null, fault: "data is neither an object nor empty" };
  const twice = Object.keys(inside).find((name) => Object.hasOwn(beside, name) && inside[name] !== beside[name]);
  if (twice) return { fields: null, fault: `${twice} stands in data and beside it, with different values` };
  const read = tidy({ ...beside, ...inside }, hide, DEEPEST);
  return isObject(read) && Object.keys(read).length > 0
    ? { fields: read, holdsNothing }
    : { fields: null, fault: "no fields", holdsNothing };
}

/** The reply as an object, or what is wrong with it. */
function parse(text: string): Record<string, unknown> | string {
  // PHP may put an empty line before an XML declaration, which is then an error, or a notice before everything.
  const content = text.trim();
  if (content === "") return "an empty reply";
  for (const start of startsIn(content)) {
    const found = parsedFrom(content.slice(start));
    if (isObject(found)) return found;
  }
  if (/^<(?:!doctype )?html/i.test(content)) return "an HTML page";
  return "neither whole JSON nor whole XML of IAK's";
}

/** Where the reply may begin: at the start or, after a notice, at the first brace or root element. The rest must be complete. */
function startsIn(content: string): number[] {
  const later = [content.indexOf("{"), content.search(/<\?xml|<mp>/)];
  return [0, ...later.filter((at) => at > 0)];
}

function parsedFrom(content: string): unknown {
  try {
    return content.startsWith("{") ? parseJson(content) : content.startsWith("<") ? parseXml(content) : undefined;
  } catch {
    // Malformed, cut off, or nested too deeply.
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A copy that is safe to store, compare and show: no dangerous names, control or direction marks, secrets or excessive depth. `desc` keeps
 * whatever else it has, since an unknown product is known by nothing else.
 */
function tidy(value: unknown, hide: Secrets["hide"], depth: number, inDesc = false): unknown {
  if (typeof value === "string") return inDesc ? plainLine(hide(value)) : plainText(hide(value));
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (depth === 0) return undefined;
  if (Array.isArray(value)) return value.map((item) => tidy(item, hide, depth - 1, inDesc));
  if (!isObject(value)) return undefined;
  const named = Object.entries(value).map(([name, item]) => [inDesc ? plainText(hide(name)) : name, item] as const);
  return Object.fromEntries(
    named
      .filter(([name]) => (inDesc || FIELD_NAME.test(name)) && !UNSAFE_NAME.test(name))
      .map(([name, item]) => [name, tidy(item, hide, depth - 1, inDesc || name === "desc")]),
  );
}
