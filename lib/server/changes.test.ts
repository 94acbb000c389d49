import { expect, test } from "vitest";
import type { TrId } from "#lib/domain/identifiers.ts";
import { createChanges } from "./changes.ts";

const trId = "219342904" as TrId;
const other = "219342905" as TrId;
const never = new AbortController().signal;
/** Longer than any test: waits here must end for another reason. */
const FOR_EVER = 2 ** 30;
const news = (about: TrId) => ({ trId: about, version: 2, nextCheckAt: null });

test("the wait for a payment ends with its next change, for everyone who waits", async () => {
  const changes = createChanges();
  const waits = Array.from({ length: 50 }, () => changes.next(trId, FOR_EVER, never));
  changes.announce(news(trId));
  await Promise.all(waits);
});

test("another payment's change does not end it", async () => {
  const changes = createChanges();
  let ended = false;
  const wait = changes.next(trId, FOR_EVER, never).then(() => {
    ended = true;
  });
  changes.announce(news(other));
  await Promise.resolve();
  expect(ended).toBe(false);
  changes.announce(news(trId));
  await wait;
});

test("it ends when its time is over", async () => {
  await createChanges().next(trId, 0, never);
});

test("it ends when whoever waits has gone, before or after it began", async () => {
  const changes = createChanges();
  const gone = new AbortController();
  const wait = changes.next(trId, FOR_EVER, gone.signal);
  gone.abort();
  await wait;
  await changes.next(trId, FOR_EVER, gone.signal);
});

test("listeners hear every change until they stop", () => {
  const changes = createChanges();
  const heard: string[] = [];
  const off = changes.onChange((change) => heard.push(change.trId));
  changes.announce(news(trId));
  changes.announce(news(other));
  off();
  changes.announce(news(trId));
  expect(heard).toEqual([trId, other]);
});
