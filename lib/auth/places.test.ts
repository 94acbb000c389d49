import { expect, test } from "vitest";
import { createPlaces } from "./places.ts";

test("no more than the places there are work at once, all get their turn in order, and a failure frees its place", async () => {
  const inPlace = createPlaces(2);
  const log: string[] = [];
  let atWork = 0;
  let most = 0;
  const work = (name: number) => async () => {
    most = Math.max(most, ++atWork);
    await Promise.resolve();
    atWork--;
    log.push(String(name));
    if (name === 1) throw new Error("fails");
    return name;
  };
  const all = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((name) => inPlace(work(name))));
  expect(most).toBe(2);
  expect(log).toEqual(["0", "1", "2", "3", "4", "5"]);
  expect(all.map(({ status }) => status === "fulfilled")).toEqual([true, false, true, true, true, true]);
});
