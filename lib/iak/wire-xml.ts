import { XMLParser } from "fast-xml-parser";

export const XML_TYPE = "application/xml";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** A request as IAK documents its XML: fields directly under `<mp>`, in the given order. */
export function writeXml(fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([name, value]) => `  <${name}>${escapeXml(value)}</${name}>`);
  return ['<?xml version="1.0" ?>', "<mp>", ...lines, "</mp>"].join("\n");
}

/** For example in an unescaped company name. */
const BARE_AMPERSAND = /&(?!#\d+;|#x[\da-f]+;|[a-z]\w*;)/gi;

const parser = new XMLParser({
  // Values stay text: a number would lose the zeros of code 00 or division 000.
  parseTagValue: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  processEntities: true,
  htmlEntities: true,
  // The parser rejects a whole document for a name like `__proto__`; renamed, it is a field that nobody reads.
  transformTagName: (name) => (/^(__proto__|prototype|constructor)$/.test(name) ? `inert-${name}` : name),
});

/**
 * The content of `<mp>` in an XML reply: text, or an object of text, objects and lists. Undefined for another root (an intermediary's
 * HTML). Throws an Error for malformed XML; `readReply` handles it.
 */
export function parseXml(text: string): unknown {
  // The biller declares no entities; a document that does wants to expand them.
  if (/<!(?!--|\[CDATA\[)/.test(text)) throw new Error("an XML reply must not hold declarations");
  const document: unknown = parser.parse(text.replace(BARE_AMPERSAND, "&amp;"), true);
  return typeof document === "object" && document !== null && "mp" in document ? document.mp : undefined;
}
