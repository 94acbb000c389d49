import { expect, test } from "vitest";
import { createBackground } from "./background.ts";

test("draining waits for everything that was begun, and for what that begins", async () => {
  const background = createBackground(() => {});
  const gate = Promise.withResolvers<void>();
  const done: string[] = [];
  background.run(async () => {
    await gate.promise;
    done.push("first");
    background.run(async () => {
      await Promise.resolve();
      done.push("second");
    });
  });
  expect(background.count()).toBe(1);
  const drained = background.drained().then(() => done.push("drained"));
  gate.resolve();
  await drained;
  expect(done).toEqual(["first", "second", "drained"]);
  expect(background.count()).toBe(0);
});

test("work that fails is reported and holds nothing up", async () => {
  const errors: unknown[] = [];
  const background = createBackground((error) => errors.push(error));
  background.run(async () => {
    throw new Error("broken");
  });
  await background.drained();
  expect(errors).toEqual([new Error("broken")]);
});

test("with nothing to do it is drained at once", async () => {
  await createBackground(() => {}).drained();
});
