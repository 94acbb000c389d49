import { format, stripVTControlCharacters } from "node:util";
import { MINUTE } from "#lib/domain/time.ts";
import type { Log } from "#lib/payments/deps.ts";
import { messageOf, unreadableKind } from "./console-kinds.ts";

type Complaining = Pick<Console, "error" | "warn">;

/** Lines a minute for one kind of unreadable request: anybody can send those. */
const LINES_A_MINUTE = 5;
const LONGEST_LINE = 200;

/**
 * Turns what Next and its packages would write to the terminal into lines of our log. Next's errors quote the request, which could contain
 * line feeds, a line that looks like ours, colours, or a secret that the log would remove. An unreadable request becomes a short warning, a
 * few a minute at most.
 */
export function logConsole(console: Complaining, log: Log): void {
  const unreadable = createUnreadableLog(log);
  console.error = (...words) => {
    const said = plain(words);
    if (!unreadable(said)) log.error({ said }, "error beside the log");
  };
  console.warn = (...words) => {
    const said = plain(words);
    if (!unreadable(said)) log.warn({ said }, "warning beside the log");
  };
}

/** Handles messages about unreadable requests; false for everything else. */
function createUnreadableLog(log: Log): (said: string) => boolean {
  const seen = new Map<number, number>();
  const sumUp = (kind: number, said: string) => {
    const leftOut = (seen.get(kind) ?? 0) - LINES_A_MINUTE;
    seen.delete(kind);
    if (leftOut > 0) log.warn({ said, leftOut }, "more requests that cannot be read");
  };
  return (words) => {
    const kind = unreadableKind(words);
    if (kind === null) return false;
    const said = messageOf(words).slice(0, LONGEST_LINE);
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    if (count === 1) setTimeout(sumUp, MINUTE, kind, said).unref();
    if (count <= LINES_A_MINUTE) log.warn({ said }, "request that cannot be read");
    return true;
  };
}

function plain(words: readonly unknown[]): string {
  return stripVTControlCharacters(format(...words));
}
