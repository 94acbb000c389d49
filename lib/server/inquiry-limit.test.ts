import { expect, test } from "vitest";
import { createInquiryLimit } from "./inquiry-limit.ts";

const at = (start = 0) => {
  const clock = { now: start };
  return { clock, limit: createInquiryLimit(() => clock.now, 3) };
};

test("three a minute may go; the fourth waits until the first is a minute old", () => {
  const { clock, limit } = at();
  for (const second of [0, 10, 20]) {
    clock.now = second * 1_000;
    expect(limit.take("u1")).toBeNull();
  }
  expect(limit.take("u1")).toBe(40);
  clock.now = 59_999;
  expect(limit.take("u1")).toBe(1);
  clock.now = 60_000;
  expect(limit.take("u1")).toBeNull();
  expect(limit.take("u1")).toBe(10);
});

test("one that was refused counts for nothing", () => {
  const { clock, limit } = at();
  for (let ask = 0; ask < 50; ask++) limit.take("u1");
  clock.now = 60_000;
  expect(limit.take("u1")).toBeNull();
});

test("each cashier has a minute of their own, and there is no daily cap", () => {
  const { clock, limit } = at();
  for (let ask = 0; ask < 3; ask++) limit.take("u1");
  expect(limit.take("u2")).toBeNull();
  for (let minute = 1; minute < 1_000; minute++) {
    clock.now = minute * 60_000;
    expect(limit.take("u1")).toBeNull();
  }
});

test("thirty a minute unless told otherwise", () => {
  const limit = createInquiryLimit(() => 0);
  const refused = Array.from({ length: 31 }, () => limit.take("u1"));
  expect(refused.filter((seconds) => seconds === null)).toHaveLength(30);
  expect(refused[30]).toBe(60);
});

test("a limit that is raised lets more go at once, one that is lowered waits until enough are a minute old", () => {
  const { clock, limit } = at();
  for (const second of [0, 10, 20]) {
    clock.now = second * 1_000;
    limit.take("u1");
  }
  expect(limit.take("u1", 4)).toBeNull();
  expect(limit.take("u1", 2)).toBe(60);
  clock.now = 60_000;
  expect(limit.take("u1", 2)).toBe(20);
});
