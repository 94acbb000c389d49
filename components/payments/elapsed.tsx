"use client";

import { fill } from "#components/ui/fill.ts";
import { useSeconds } from "#components/ui/use-seconds.ts";

const SLOW_SECONDS = 10;

/** While the biller is asked: the seconds, and after ten of them that another customer may be served. */
export function Elapsed({ since, words }: { since: number; words: { lead: string; elapsed: string; slow: string } }) {
  const seconds = useSeconds(true, since);
  return (
    <>
      <p>
        {words.lead} <span aria-hidden>{fill(words.elapsed, { seconds })}</span>
      </p>
      <p role="status" className="min-h-[1.45em] text-body text-ink-faint">
        {seconds >= SLOW_SECONDS ? words.slow : ""}
      </p>
    </>
  );
}
