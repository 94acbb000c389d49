import { expect, test } from "vitest";
import { createPlaces, createRoom } from "./places.ts";

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

test("no more are let in than there is room for, nor of one kind, and a failure leaves its room to others", async () => {
  const room = createRoom({ most: 3, ofOne: 2 });
  const leave: (() => void)[] = [];
  const stay = () => new Promise<string>((resolve) => leave.push(() => resolve("done")));
  const inside = [room("a", stay), room("a", stay)];
  expect(await room("a", stay)).toBeNull();
  inside.push(room("b", stay));
  expect(await room("c", stay)).toBeNull();
  expect(leave).toHaveLength(3);
  for (const go of leave) go();
  expect(await Promise.all(inside)).toEqual(["done", "done", "done"]);
  for (let n = 0; n < 3; n++)
    await expect(room("a", () => Promise.reject(new Error("fails")))).rejects.toThrow("fails");
  expect(await room("a", async () => "in again")).toBe("in again");
});
