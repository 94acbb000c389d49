import type { TransactionPlace } from "#lib/db/search/transactions.ts";

/** A place in the list as `1795371542627-247545932`. Null for what is none. */
export function readPlace(text: string | null): TransactionPlace | null {
  const parts = /^(\d{1,15})-(\d{1,20})$/.exec(text ?? "");
  return parts ? { createdAt: Number(parts[1]), trId: parts[2] ?? "" } : null;
}

/** What `readPlace` reads. */
export function writePlace({ createdAt, trId }: TransactionPlace): string {
  return `${createdAt}-${trId}`;
}
