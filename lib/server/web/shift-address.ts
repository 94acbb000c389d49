import type { ShiftFilter, ShiftPlace } from "#lib/db/shifts/shifts.ts";
import { DAY, dayStart, type Zone } from "#lib/domain/time.ts";

/** A shift's number as it stands in an address; null when it is none. */
export function readShiftId(text: string): number | null {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

/**
 * What the list of shifts is narrowed to: `cashier`, `from` and `to` as calendar days of the outlet's zone (both included), `only` as
 * "open" or "differing". What makes no sense is left out: an address can be mistyped.
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

/** Which part of a shift's movements of cash an address asks for; null where it does not say. */
export function readMovesPart(part: unknown): number | null {
  return typeof part === "string" && /^[1-9]\d{0,3}$/.test(part) ? Number(part) : null;
}

/** A place in the list as the address holds it: `1795312800000-12`. */
export function writeShiftPlace({ openedAt, id }: ShiftPlace): string {
  return `${openedAt}-${id}`;
}

/** What `writeShiftPlace` wrote; undefined for what is none. */
export function readShiftPlace(text: string | null): ShiftPlace | undefined {
  const m = /^(\d{1,15})-(\d{1,15})$/.exec(text ?? "");
  return m ? { openedAt: Number(m[1]), id: Number(m[2]) } : undefined;
}
