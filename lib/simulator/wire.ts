import { XMLParser, XMLValidator } from "fast-xml-parser";

export type Format = "json" | "xml";

/** A value written into JSON literally, for what `JSON.stringify` would change: `137110.0`, `1e5`, `NaN`. */
export type Raw = { raw: string };
export type FieldValue = string | number | boolean | null | Raw | FieldValue[] | { [name: string]: FieldValue };
export type Fields = { [name: string]: FieldValue };

/** The wrapping of a reply's fields differs by call; `bill` is the usual one. */
export type Reply =
  | { shape: "bill" | "balance" | "prices"; fields: Fields; httpStatus?: number }
  | { shape: "pdf"; bytes: Buffer };

export type Encoded = { httpStatus: number; contentType: string; body: Buffer };

/** Reads a request's fields as text, keeping leading zeros. `fields` is null when the body is neither JSON nor XML. */
export function readBody(body: string): { format: Format; fields: Record<string, string> | null } {
  if (body.trimStart().startsWith("<")) return { format: "xml", fields: readXml(body) };
  try {
    return { format: "json", fields: scalarsOf(JSON.parse(body)) };
  } catch {
    return { format: "json", fields: null };
  }
}

/** The reply in the request's own format, wrapped as in the documentation. */
export function encode(reply: Reply, format: Format): Encoded {
  if (reply.shape === "pdf") return { httpStatus: 200, contentType: "application/pdf", body: reply.bytes };
  const { shape, fields: told, httpStatus = 200 } = reply;
  const fields = format === "xml" && NO_REF.test(String(told.code)) ? withNoRef(told) : told;
  if (format === "xml") {
    // Only the price list nests its rows under <data>.
    const inside = shape === "prices" ? { data: fields } : fields;
    const text = `<?xml version="1.0" encoding="UTF-8" ?>\n<mp>${toXml(inside)}</mp>\n`;
    return { httpStatus, contentType: "application/xml", body: Buffer.from(text) };
  }
  const whole: Fields = shape === "balance" ? { data: fields } : { data: fields, meta: [] };
  return { httpStatus, contentType: "application/json", body: Buffer.from(toJson(whole)) };
}

/** For these products IAK's XML samples call the biller's reference `no_ref`. */
const NO_REF = /^(PLNPOSTPAID|PDAM|AETRA|TELKOM|HP|TV)/;

function withNoRef(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name === "noref" ? "no_ref" : name, value]));
}

function readXml(body: string): Record<string, string> | null {
  if (XMLValidator.validate(body) !== true) return null;
  const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true });
  try {
    return scalarsOf((parser.parse(body) as { mp?: unknown }).mp);
  } catch {
    // The parser throws for names such as __proto__, although the XML is well-formed.
    return null;
  }
}

function scalarsOf(value: unknown): Record<string, string> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const scalars = Object.entries(value).filter(([, field]) => typeof field === "string" || typeof field === "number");
  return Object.fromEntries(scalars.map(([name, field]) => [name, String(field)]));
}

function isRaw(value: object): value is Raw {
  return Object.keys(value).length === 1 && typeof (value as Raw).raw === "string";
}

function toJson(value: FieldValue): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(toJson).join(",")}]`;
  if (isRaw(value)) return value.raw;
  const members = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}:${toJson(field)}`);
  return `{${members.join(",")}}`;
}

function toXml(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => element(name, one)))
    .join("");
}

function element(name: string, value: FieldValue): string {
  if (typeof value !== "object" || value === null) return `<${name}>${escapeXml(String(value ?? ""))}</${name}>`;
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join("");
  return `<${name}>${isRaw(value) ? escapeXml(value.raw) : toXml(value)}</${name}>`;
}

function escapeXml(text: string): string {
  return (
    text
      // XML 1.0 has no way to write most control characters, escaped or not.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being left out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
  );
}
