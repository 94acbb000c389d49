import fc from "fast-check";
import { expect, test } from "vitest";
import { createCheckSlots } from "./check-slots.ts";

const takeAll = (slots: ReturnType<typeof createCheckSlots>, urgency: "urgent" | "plain") => {
  const taken: (() => void)[] = [];
  for (let place = slots.tryTake(urgency); place; place = slots.tryTake(urgency)) taken.push(place);
  return taken;
};

test("there are five places, two of them only for what is urgent", () => {
  const slots = createCheckSlots();
  expect(takeAll(slots, "plain")).toHaveLength(3);
  expect(takeAll(slots, "urgent")).toHaveLength(2);
  expect(takeAll(createCheckSlots(), "urgent")).toHaveLength(5);
});

test("a place that is given back twice is one place", () => {
  const slots = createCheckSlots();
  const [first] = takeAll(slots, "urgent");
  first?.();
  first?.();
  expect(takeAll(slots, "urgent")).toHaveLength(1);
});

test("a person waits for a place, first come first served, and before the checker's next try", async () => {
  const slots = createCheckSlots();
  const places = takeAll(slots, "urgent");
  const served: string[] = [];
  const one = slots.take().then(() => served.push("one"));
  const two = slots.take().then(() => served.push("two"));
  places[0]?.();
  expect(slots.tryTake("urgent")).toBeNull();
  places[1]?.();
  await Promise.all([one, two]);
  expect(served).toEqual(["one", "two"]);
});

test("a person finds a place at once when one is free", async () => {
  const slots = createCheckSlots();
  takeAll(slots, "plain");
  (await slots.take())();
  expect(takeAll(slots, "urgent")).toHaveLength(2);
});

test("never more than five are taken, never more than three plain ones, and none is lost", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("urgent", "plain", "give back"), { maxLength: 60 }), (acts) => {
      const slots = createCheckSlots();
      const taken: { urgency: string; release: () => void }[] = [];
      for (const act of acts) {
        if (act === "give back") taken.shift()?.release();
        else {
          const release = slots.tryTake(act as "urgent" | "plain");
          if (release) taken.push({ urgency: act, release });
        }
        expect(taken.length).toBeLessThanOrEqual(5);
        expect(taken.filter(({ urgency }) => urgency === "plain").length).toBeLessThanOrEqual(3);
      }
      for (const { release } of taken) release();
      expect(takeAll(slots, "urgent")).toHaveLength(5);
    }),
  );
});

test("more places serve who waits at once; with fewer, nothing new begins until enough are given back", async () => {
  const slots = createCheckSlots();
  const places = takeAll(slots, "urgent");
  const served = slots.take();
  slots.resize(6);
  places.push(await served);
  slots.resize(3);
  expect(slots.tryTake("urgent")).toBeNull();
  for (const give of places.slice(0, 3)) give();
  expect(slots.tryTake("urgent")).toBeNull();
  places[3]?.();
  expect(slots.tryTake("urgent")).not.toBeNull();
});
