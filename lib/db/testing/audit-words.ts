import { expect } from "vitest";
import { DENOMINATIONS } from "#lib/domain/cash-count.ts";
import messages from "#lib/i18n/messages/id.json" with { type: "json" };
import type { Database } from "../connection.ts";

/** Tests that the audit page has words for every fact that a test left in the audit log. */
export async function expectAuditWords(database: Database): Promise<void> {
  const rows = await database.read.query.selectFrom("auditLog").select("data").distinct().execute();
  const names = new Set(rows.flatMap(({ data }) => namesIn(JSON.parse(data))));
  const spoken = (name: string) =>
    `data_${name}` in messages.audit || name in messages.settings || DENOMINATIONS.some(({ key }) => key === name);
  expect([...names].filter((name) => !spoken(name))).toEqual([]);
}

function namesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(namesIn);
  const isList = Array.isArray(value) || ("before" in value && "after" in value);
  return isList ? inner : [...Object.keys(value), ...inner];
}
