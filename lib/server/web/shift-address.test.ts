import fc from "fast-check";
import { expect, test } from "vitest";
import { readShiftFilter, readShiftId, readShiftPlace, writeShiftPlace } from "./shift-address.ts";

test("a place in the list comes back from the address as it was written", () => {
  const number = fc.integer({ min: 0, max: 999_999_999_999_999 });
  fc.assert(
    fc.property(number, number, (openedAt, id) => {
      expect(readShiftPlace(writeShiftPlace({ openedAt, id }))).toEqual({ openedAt, id });
    }),
  );
});

test("what is no number of a shift, and no place in the list, is none", () => {
  for (const text of ["", "0", "-1", "1.5", "1e3", "99999999999999999", "abc", "1 "])
    expect(readShiftId(text)).toBeNull();
  for (const text of ["", "5", "5-", "-5", "5-6-7", "a-b"]) expect(readShiftPlace(text)).toBeUndefined();
  expect(readShiftId("12")).toBe(12);
});

test("days are whole days of the outlet's zone, both included, and what makes no sense is left out", () => {
  const filter = readShiftFilter(new URLSearchParams("from=2026-11-22&to=2026-11-22&only=open&cashier=u1"), "WIT");
  expect(filter).toEqual({
    cashierId: "u1",
    since: Date.UTC(2026, 10, 21, 15),
    until: Date.UTC(2026, 10, 22, 15),
    only: "open",
  });
  expect(readShiftFilter(new URLSearchParams("from=2026-02-30&to=x&only=all&cashier="), "WIB")).toEqual({});
});
