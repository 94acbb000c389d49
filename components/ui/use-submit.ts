"use client";

import { type FormEvent, useActionState, useEffect, useState, useTransition } from "react";
import type { Refused, SubmitAction } from "./call-action.ts";
import { useCallAction } from "./use-act.ts";

/**
 * A form with a server action: the browser itself submits it until the page's scripts have loaded; then this does, so that a lost
 * connection loses no input. `refused` is the last unsuccessful answer; `offline` the message for a lost connection.
 */
export function useSubmit(act: SubmitAction, offline?: string) {
  const callAction = useCallAction(offline);
  const [sentBefore, action] = useActionState(act, null);
  const [refused, setRefused] = useState<Refused | null>(sentBefore?.ok === false ? sentBefore : null);
  const [busy, start] = useTransition();

  // The router waits for the answer; a person who leaves need not.
  useEffect(() => {
    if (!busy) return;
    function leave(event: MouseEvent) {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[href]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      window.location.assign(link.href);
    }
    document.addEventListener("click", leave, true);
    return () => document.removeEventListener("click", leave, true);
  }, [busy]);

  function send(form: FormData) {
    if (busy) return;
    start(async () => {
      const answer = await callAction(() => act(null, form));
      const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
      setRefused(answer.ok ? null : { ...answer, typed });
    });
  }
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    send(new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter));
  }
  return { action, onSubmit, send, refused, setRefused, busy };
}
