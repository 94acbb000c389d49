export const JSON_TYPE = "application/json";

/** A request as JSON, fields in the given order. Every value is text: IAK documents `tr_id` as a JSON string. */
export function writeJson(fields: Readonly<Record<string, string>>): string {
  return JSON.stringify(fields);
}

/** Parses a JSON reply. Throws a SyntaxError for invalid JSON and a RangeError for excessive nesting; `readReply` handles both. */
export function parseJson(text: string): unknown {
  return JSON.parse(text, keepDigits);
}

/**
 * Keeps two kinds of numbers as text: integers too large for a JavaScript number, since an inquiry ID must keep its last digits, and
 * numbers with three or more decimals, since `100.000` may mean a hundred thousand.
 */
function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== "number" || context?.source === undefined) return value;
  const { source } = context;
  return (!Number.isSafeInteger(value) && /^\d+$/.test(source)) || /^-?\d+\.\d{3,}$/.test(source) ? source : value;
}
