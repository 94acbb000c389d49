import { expect, test } from "vitest";
import type { StateSums } from "#lib/db/sums.ts";
import { alongTheShortest, type Piece, type Way } from "./shortest-way.ts";

const sum = (count: number): StateSums => ({
  state: "success",
  count,
  nominal: count,
  admin: 0,
  price: count,
  sellingPrice: 0,
});

/** A way of pieces that hold so many payments each and cost as much as the walker says; `walked` counts them. */
function way(guess: number, pieces: readonly (number | null)[], cost: number) {
  const walked = { pieces: 0, summed: 0 };
  async function* walk(): AsyncGenerator<Piece | null> {
    for (const count of pieces) {
      walked.pieces += 1;
      yield count === null
        ? null
        : {
            count,
            cost,
            sums: async () => {
              walked.summed += 1;
              return [sum(count)];
            },
          };
    }
  }
  return { walked, guess, pieces: walk() } satisfies Way & { walked: unknown };
}

const counted = (sums: readonly StateSums[] | null) => sums?.map(({ count }) => count);

test("what is found on one way is never added to what was found on another", async () => {
  const dear = way(0, [2, 2, 2], 100);
  const cheap = way(1, [3, 3], 1);
  expect(counted(await alongTheShortest([dear, cheap], 100))).toEqual([3, 3]);
  expect(dear.walked).toEqual({ pieces: 1, summed: 0 });
});

test("a way that finds nothing for a long time is left for one that does", async () => {
  const barren = way(0, Array(1_000).fill(0), 10);
  const found = way(50, [1, 1, 1], 20);
  expect(counted(await alongTheShortest([barren, found], 100))).toEqual([1, 1, 1]);
  expect(barren.walked.pieces).toBeLessThan(10);
});

test("a way that is given up is never the one that tells", async () => {
  const long = way(0, [5, null], 0);
  expect(counted(await alongTheShortest([long, way(1, [4, 4], 1)], 100))).toEqual([4, 4]);
  await expect(alongTheShortest([way(0, [null], 0)], 100)).rejects.toThrow("given up");
});

test("more than are wanted are never added up", async () => {
  const only = way(0, [5, 5, 1], 1);
  expect(await alongTheShortest([only], 9)).toBeNull();
  expect(only.walked).toEqual({ pieces: 2, summed: 0 });
  expect(counted(await alongTheShortest([way(0, [5, 5], 1)], 10))).toEqual([5, 5]);
});
