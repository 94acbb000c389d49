import type { DialectName } from "#lib/db/connection.ts";

/** Of so many names, payments of the list and rows of the index is the first piece; the next ones are larger. */
export type FirstPieces = { readonly names: number; readonly list: number; readonly keys: number };
/** Larger ones would keep a cashier waiting. */
export const LARGEST: FirstPieces = { names: 1_000, list: 32_000, keys: 8_000 };
const TIMES = 16;

/** What one of each takes, in microseconds, on two cores with 1,000,000 payments: only the proportions matter. */
export const COSTS = {
  sqlite: { name: 3, row: 0.5, listed: 0.7, asked: 1.4, read: 2.5, guess: 4 },
  postgres: { name: 14, row: 0.7, listed: 1, asked: 2.8, read: 10, guess: 4 },
} as const satisfies Record<DialectName, unknown>;

/** The sizes of a way's pieces: what is soon done costs little, and what is long few pieces. */
export function* sizes(first: number, largest: number): Generator<number> {
  for (let size = first; ; size = Math.min(size * TIMES, largest)) yield size;
}
