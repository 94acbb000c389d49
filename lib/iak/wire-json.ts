export const JSON_TYPE = "application/json";

/** A request as JSON, its fields in the order given. Every value is text: IAK documents `tr_id` as a JSON string. */
export function writeJson(fields: Readonly<Record<string, string>>): string {
  return JSON.stringify(fields);
}

/**
 * A JSON reply as it came. Throws a SyntaxError for what is not JSON and a RangeError for what is nested beyond reason; `readReply` is the
 * caller that expects both.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, keepDigits);
}

/** A whole number too large for a JavaScript number keeps its digits as text: an inquiry ID must not change its last ones. */
function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  return context?.source !== undefined && /^\d+$/.test(context.source) ? context.source : value;
}
