import fc from "fast-check";
import { expect, it } from "vitest";
import { keysetLimit, keysetPage, type Standing } from "./keyset-page.ts";

/** A list of numbers, newest (highest) first, queried like a repository. */
function pageOf(list: readonly number[], at: Standing<number>, shown: number) {
  const { after, before, limit } = keysetLimit(at, shown);
  if (before !== undefined) return keysetPage(list.filter((one) => one > before).slice(-limit), at, shown);
  return keysetPage(list.filter((one) => after === undefined || one < after).slice(0, limit), at, shown);
}

// A cursor is never zero, not even the one below the lowest row.
const lists = fc.uniqueArray(fc.integer({ min: 2 }), { maxLength: 40 }).map((list) => list.sort((a, b) => b - a));
const sizes = fc.integer({ min: 1, max: 9 });

it("never leaves out a row, nor shows one twice, on the way down and back up", () => {
  fc.assert(
    fc.property(lists, sizes, (list, shown) => {
      const down = [pageOf(list, {}, shown)];
      for (let after = down[0]?.on; after; after = down.at(-1)?.on) down.push(pageOf(list, { after }, shown));
      expect(down.flatMap(({ rows }) => rows)).toEqual(list);

      const up = [down.at(-1)];
      for (let before = up[0]?.back; before; before = up[0]?.back) up.unshift(pageOf(list, { before }, shown));
      expect(up.flatMap((page) => page?.rows ?? [])).toEqual(list);
      for (const page of [...down, ...up]) expect(page?.rows.length).toBeLessThanOrEqual(shown);
    }),
  );
});

it("never points past either end of the list", () => {
  fc.assert(
    fc.property(lists, sizes, (list, shown) => {
      const top = pageOf(list, {}, shown);
      expect(top.back).toBeNull();
      expect(top.on !== null).toBe(list.length > shown);
      const [newest = 0] = list;
      const first = pageOf(list, { before: newest - 1 }, shown);
      if (list.length > 0) expect(first).toEqual({ rows: [newest], back: null, on: newest });
    }),
  );
});
