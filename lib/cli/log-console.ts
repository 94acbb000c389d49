import { format, stripVTControlCharacters } from "node:util";
import type { Log } from "#lib/payments/deps.ts";

type Complaining = Pick<Console, "error" | "warn">;

/**
 * What Next, and what it carries, would write to the terminal as it is becomes a line of our log: Next writes errors that quote what a
 * request said, which could be line feeds, a line that looks like one of ours, colours, or a secret that the log takes out.
 */
export function logConsole(console: Complaining, log: Log): void {
  console.error = (...words) => log.error({ said: plain(words) }, "error beside the log");
  console.warn = (...words) => log.warn({ said: plain(words) }, "warning beside the log");
}

function plain(words: readonly unknown[]): string {
  return stripVTControlCharacters(format(...words));
}
