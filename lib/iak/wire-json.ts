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

/**
 * Two kinds of numbers keep their digits as text: a whole one too large for a JavaScript number, since an inquiry ID must not change its last
 * digits, and one with three digits or more behind its dot, since `100.000` may mean a hundred thousand.
 */
function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== "number" || context?.source === undefined) return value;
  const { source } = context;
  return (!Number.isSafeInteger(value) && /^\d+$/.test(source)) || /^-?\d+\.\d{3,}$/.test(source) ? source : value;
}
