import type { WaitingPlace } from "#lib/db/payments/waiting.ts";

/** A cursor of the list of what waits: `1795371542627-alarm-12`. Null if invalid. */
export function readWaitingPlace(text: unknown): WaitingPlace | null {
  const parts = /^(\d{1,15})-(alarm|payment|refund)-(\d{1,20})$/.exec(typeof text === "string" ? text : "");
  return parts && { at: Number(parts[1]), what: parts[2] as WaitingPlace["what"], subject: parts[3] ?? "" };
}

export function writeWaitingPlace({ at, what, subject }: WaitingPlace): string {
  return `${at}-${what}-${subject}`;
}

/** A cursor of the list of acknowledged alarms: `1795371542627-12`. Null if invalid. */
export function readDonePlace(text: unknown): { readonly at: number; readonly id: number } | null {
  const parts = /^(\d{1,15})-(\d{1,15})$/.exec(typeof text === "string" ? text : "");
  return parts && { at: Number(parts[1]), id: Number(parts[2]) };
}

export function writeDonePlace({ at, id }: { readonly at: number; readonly id: number }): string {
  return `${at}-${id}`;
}
