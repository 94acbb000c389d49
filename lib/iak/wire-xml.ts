import { XMLParser } from "fast-xml-parser";

export const XML_TYPE = "application/xml";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text as it may stand between two tags. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** A request as IAK documents its XML: the fields directly under `<mp>`, in the order given. */
export function writeXml(fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([name, value]) => `  <${name}>${escapeXml(value)}</${name}>`);
  return ['<?xml version="1.0" ?>', "<mp>", ...lines, "</mp>"].join("\n");
}

/** As in a company's name that nobody escaped. */
const BARE_AMPERSAND = /&(?!#\d+;|#x[\da-f]+;|[a-z]\w*;)/gi;

const parser = new XMLParser({
  // Values stay text: a number would lose the zeros of code 00 and of division 000.
  parseTagValue: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  processEntities: true,
  htmlEntities: true,
  // The parser refuses a whole document for a name like `__proto__`; renamed it is a field that nobody reads.
  transformTagName: (name) => (/^(__proto__|prototype|constructor)$/.test(name) ? `inert-${name}` : name),
});

/**
 * What stands under `<mp>` of an XML reply: text, or an object whose values are text, objects and lists. Undefined when the root is
 * another one (an intermediary's HTML). Throws an Error for what is not well-formed; `readReply` is the caller that expects it.
 */
export function parseXml(text: string): unknown {
  // The biller declares no entities, and a document that does is out to expand them.
  if (/<!(?!--|\[CDATA\[)/.test(text)) throw new Error("an XML reply must not hold declarations");
  const document: unknown = parser.parse(text.replace(BARE_AMPERSAND, "&amp;"), true);
  return typeof document === "object" && document !== null && "mp" in document ? document.mp : undefined;
}
