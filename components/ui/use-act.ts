"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { type ActionAnswer, callAction } from "./call-action.ts";

/** `callAction` with its messages; `offline` replaces the one for a lost connection. */
export function useCallAction(offline?: string) {
  const t = useTranslations("link");
  const words = { offline: offline ?? t("offline"), stale: t("stale") };
  return <T>(call: () => Promise<ActionAnswer<T>>) => callAction(call, words);
}

/** Calls server actions, one at a time. `problem`: why the last one did nothing, or null. */
export function useAct(offline?: string) {
  const callOne = useCallAction(offline);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();
  function act<T>(call: () => Promise<ActionAnswer<T>>, done?: (answer: T) => void, refused?: () => void) {
    if (busy) return;
    setProblem(null);
    start(async () => {
      const answer = await callOne(call);
      if (answer.ok) return done?.(answer);
      setProblem(answer.error.message);
      refused?.();
    });
  }
  return { act, busy, problem, setProblem };
}
