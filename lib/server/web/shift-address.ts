import type { ShiftFilter, ShiftPlace } from "#lib/db/shifts/shifts.ts";
import { DAY, dayStart, type Zone } from "#lib/domain/time.ts";

/** A shift's number in an address; null if invalid. */
export function readShiftId(text: string): number | null {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

/**
 * The filter of the list of shifts: `cashier`, `from` and `to` as days in the outlet's zone (both included), `only` as "open" or
 * "differing". Invalid values are left out: an address can be mistyped.
 */
export function readShiftFilter(query: URLSearchParams, zone: Zone): ShiftFilter {
  const cashierId = query.get("cashier");
  const since = dayStart(query.get("from") ?? "", zone);
  const last = dayStart(query.get("to") ?? "", zone);
  const only = query.get("only");
  return {
    ...(cashierId && { cashierId }),
    ...(since !== null && { since }),
    ...(last !== null && { until: last + DAY }),
    ...((only === "open" || only === "differing") && { only }),
  };
}

/** The page of a shift's cash moves in an address; null if not given. */
export function readMovesPart(part: unknown): number | null {
  return typeof part === "string" && /^[1-9]\d{0,3}$/.test(part) ? Number(part) : null;
}

/** A cursor as written in the address: `1795312800000-12`. */
export function writeShiftPlace({ openedAt, id }: ShiftPlace): string {
  return `${openedAt}-${id}`;
}

/** The opposite of `writeShiftPlace`; undefined if invalid. */
export function readShiftPlace(text: string | null): ShiftPlace | undefined {
  const m = /^(\d{1,15})-(\d{1,15})$/.exec(text ?? "");
  return m ? { openedAt: Number(m[1]), id: Number(m[2]) } : undefined;
}
