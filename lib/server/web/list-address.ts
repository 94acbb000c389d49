import type { TransactionPlace } from "#lib/db/search/transactions.ts";

/** The query of a list's address. */
export function queryOf(searchParams: Readonly<Record<string, string | string[] | undefined>>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(searchParams))
    if (typeof value === "string" && value) query.set(name, value);
  return query;
}

/** The same view with some parameters changed; null removes one. Another filter starts at the top again. */
export function withChanges(query: URLSearchParams, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(query);
  for (const name of ["after", "before", "count"]) next.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return next.size > 0 ? `?${next}` : "";
}

/** Reads a cursor like `1795371542627-247545932`. Null if invalid. */
export function readPlace(text: string | null): TransactionPlace | null {
  const parts = /^(\d{1,15})-(\d{1,20})$/.exec(text ?? "");
  return parts ? { createdAt: Number(parts[1]), trId: parts[2] ?? "" } : null;
}

/** The opposite of `readPlace`. */
export function writePlace({ createdAt, trId }: TransactionPlace): string {
  return `${createdAt}-${trId}`;
}
