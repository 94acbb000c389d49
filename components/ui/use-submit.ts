"use client";

import { type FormEvent, useActionState, useState, useTransition } from "react";
import { callAction, type LinkWords, type Refused, type SubmitAction } from "./call-action.ts";

/**
 * A form whose action is the server's: the browser itself sends it while the page's scripts are on their way, and this does once they are
 * there, so that nothing typed is lost with the connection. `refused` is the last answer that was no success.
 */
export function useSubmit(act: SubmitAction, words: LinkWords) {
  const [sentBefore, action] = useActionState(act, null);
  const [refused, setRefused] = useState<Refused | null>(sentBefore?.ok === false ? sentBefore : null);
  const [busy, start] = useTransition();

  function send(form: FormData) {
    if (busy) return;
    start(async () => {
      const answer = await callAction(() => act(null, form), words);
      const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
      setRefused(answer.ok ? null : { ...answer, typed });
    });
  }
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    // What React left in the page for a browser that sends the form itself.
    for (const name of [...form.keys()]) if (name.startsWith("$ACTION_")) form.delete(name);
    send(form);
  }
  return { action, onSubmit, send, refused, setRefused, busy };
}
