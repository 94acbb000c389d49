"use client";

import { useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { formAction } from "#components/ui/form-action.ts";
import { useCallAction } from "#components/ui/use-act.ts";

type Props = {
  readonly trId: string;
  /** The id of the viewer. */
  readonly person: string;
  readonly act: (input: { trId: string }) => Promise<ActionAnswer<{ state: string; version: number }>>;
  readonly words: {
    readonly act: string;
    readonly busy: string;
    /** Shown when the answer changed nothing. */
    readonly unchanged?: string;
  };
  /** The state before; an answer with the same state changed nothing. */
  readonly state: string;
  /** It has the focus on arrival. */
  readonly autoFocus?: boolean;
  readonly kind?: "primary" | "secondary" | "danger";
  /** The confirmation on the page before the act. */
  readonly confirm?: { readonly title: string; readonly lead: string; readonly yes: string; readonly no: string };
};

/** One act on a payment, with a confirmation where it matters; a failure stays visible. */
export function ActButton({ trId, person, act, words, state, autoFocus, kind = "secondary", confirm }: Props) {
  const callAction = useCallAction();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null);
  const [busy, start] = useTransition();

  function run() {
    if (busy) return;
    setSaid(null);
    start(async () => {
      const answer = await callAction(() => act({ trId }));
      setAsking(false);
      if (!answer.ok) setSaid({ text: answer.error.message, wrong: true });
      else if (answer.state === state && words.unchanged) setSaid({ text: words.unchanged, wrong: false });
    });
  }

  if (asking && confirm) {
    return (
      <section aria-label={confirm.title} className="flex w-full flex-col gap-3 rounded-control bg-raised p-5">
        <p className="text-lg font-semibold">{confirm.title}</p>
        <p className="text-ink-soft">{confirm.lead}</p>
        <div className="flex flex-wrap gap-3">
          <Button
            kind={kind === "danger" ? "danger" : "primary"}
            size="lg"
            autoFocus
            aria-disabled={busy}
            onClick={run}
          >
            {busy ? words.busy : confirm.yes}
          </Button>
          <Button size="lg" onClick={() => setAsking(false)}>
            {confirm.no}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <>
      {confirm ? (
        <Button kind={kind} size="lg" onClick={() => setAsking(true)}>
          {words.act}
        </Button>
      ) : (
        <form
          action={formAction(act, { trId }, person)}
          onSubmit={(event) => {
            event.preventDefault();
            run();
          }}
        >
          <Button type="submit" kind={kind} size="lg" autoFocus={autoFocus} aria-disabled={busy}>
            {busy ? words.busy : words.act}
          </Button>
        </form>
      )}
      {said && (
        <div className="order-last w-full" role={said.wrong ? undefined : "status"}>
          <Alert tone={said.wrong ? "bad" : "info"} urgent={said.wrong}>
            {said.text}
          </Alert>
        </div>
      )}
    </>
  );
}
