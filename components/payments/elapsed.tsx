"use client";

import type { ReactNode } from "react";
import { Changing } from "#components/ui/changing.tsx";
import { fill } from "#components/ui/fill.ts";
import { useSeconds } from "#components/ui/use-seconds.ts";

/** A good payment has its answer by then; earlier nothing alarms, and nothing is offered. */
const CALM_SECONDS = 5;
const SLOW_SECONDS = 10;

/** The seconds since the biller was asked. `ago`: how long ago that was when the page was drawn, in milliseconds. */
export function Elapsed({ ago, words }: { ago: number; words: { lead: string; elapsed: string } }) {
  return (
    <p>
      {words.lead}{" "}
      <span aria-hidden translate="no">
        <Changing>{fill(words.elapsed, { seconds: useSeconds(true, ago) })}</Changing>
      </span>
    </p>
  );
}

/** What is shown and offered once the answer takes too long; before, only what must not be done yet. */
export function OnceItTakesLong(props: { ago: number; words: { calm: string; slow: string }; children: ReactNode }) {
  const { ago, words, children } = props;
  const seconds = useSeconds(true, ago);
  return (
    <>
      <p role="status" className="text-lg font-medium text-ink-soft">
        <Changing>{seconds < SLOW_SECONDS ? words.calm : words.slow}</Changing>
      </p>
      {seconds >= CALM_SECONDS && children}
    </>
  );
}
