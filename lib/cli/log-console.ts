import { format, stripVTControlCharacters } from "node:util";
import { MINUTE } from "#lib/domain/time.ts";
import type { Log } from "#lib/payments/deps.ts";
import { messageOf, unreadableKind } from "./console-kinds.ts";

type Complaining = Pick<Console, "error" | "warn">;

/** So many lines a minute of one kind of request that cannot be read: anybody can send one. */
const LINES_A_MINUTE = 5;
const LONGEST_LINE = 200;

/**
 * What Next, and what it carries, would write to the terminal as it is becomes a line of our log: Next writes errors that quote what a
 * request said, which could be line feeds, a line that looks like one of ours, colours, or a secret that the log takes out.
 * A request that cannot be read is a short warning, and no more than a few a minute.
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

/** Takes what was said of a request that cannot be read; false for everything else. */
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
