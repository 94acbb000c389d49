import { setImmediate } from "node:timers/promises";
import type { StateSums } from "#lib/db/sums.ts";

/** Some of the payments that a search finds. `cost`: reading so many rows of an index that follow one another takes as long. */
export type Piece = {
  readonly count: number;
  readonly cost: number;
  readonly sums: () => Promise<readonly StateSums[]>;
};

/** All of them in pieces, each payment in one of them; null: this way would be too long. */
export type Way = {
  readonly pieces: AsyncGenerator<Piece | null>;
  /** What a payment is thought to cost on it, before the first piece tells. */
  readonly guess: number;
};

/**
 * What all payments come to that each of these ways finds, by state; a state may come several times. Null when they are more than `most`.
 * Which way is the shortest shows only on the way: always the one is gone on with whose payments have cost the least so far, and the first
 * that comes to its end tells the sums.
 */
export async function alongTheShortest(ways: readonly Way[], most: number): Promise<readonly StateSums[] | null> {
  let open = ways.map(({ pieces, guess }) => ({ pieces, cost: guess, count: 0, gone: [] as Piece[] }));
  const each = ({ cost, count }: { cost: number; count: number }) => cost / (count + 1);
  for (;;) {
    const [next] = open.toSorted((a, b) => each(a) - each(b));
    if (!next) throw new Error("every way was given up");
    const { value: piece, done } = await next.pieces.next();
    if (done) return sumsOf(next.gone);
    if (piece === null) open = open.filter((way) => way !== next);
    else {
      next.gone.push(piece);
      next.cost += piece.cost;
      next.count += piece.count;
      if (next.count > most) return null;
    }
    // Long work must not keep a cashier waiting.
    await setImmediate();
  }
}

async function sumsOf(pieces: readonly Piece[]): Promise<StateSums[]> {
  const all: StateSums[] = [];
  for (const piece of pieces) {
    all.push(...(await piece.sums()));
    await setImmediate();
  }
  return all;
}
