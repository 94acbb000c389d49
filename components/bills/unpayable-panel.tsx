"use client";

import Link from "next/link";
import { useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Amount } from "#components/ui/amount.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";
import { CancelLink } from "./cancel-link.tsx";

type Row = { readonly label: string; readonly value: string };
type Props = {
  readonly reason: string;
  readonly rows: readonly Row[];
  readonly total: Row;
  readonly seePayment: { readonly href: string; readonly words: string } | null;
  readonly again: { readonly hp: string; readonly trId: string; readonly words: string } | null;
  readonly words: LinkWords & { readonly cancel: string; readonly busy: string };
  readonly inquireAgain: (input: {
    by: "kode_iuran";
    kodeIuran: string;
    before: string;
  }) => Promise<ActionAnswer<unknown>>;
};

/** In place of the pay button: why this quote cannot be paid, and the way on. */
export function UnpayablePanel({ reason, rows, total, seePayment, again, words, inquireAgain }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, startAsking] = useTransition();

  function ask(hp: string, before: string) {
    if (asking) return;
    setProblem(null);
    startAsking(async () => {
      const answer = await callAction(() => inquireAgain({ by: "kode_iuran", kodeIuran: hp, before }), words);
      if (!answer.ok) setProblem(answer.error.message);
    });
  }

  return (
    <div className="flex flex-col gap-4">
      <dl className="flex flex-col gap-4">
        {rows.map(({ label, value }) => (
          <div key={label} className="flex items-baseline justify-between gap-4">
            <dt className="text-ink-faint">{label}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
        <div className="border-t border-line pt-4">
          <dt className="text-ink-faint">{total.label}</dt>
          <dd>
            <Amount className="text-ink-soft">{total.value}</Amount>
          </dd>
        </div>
      </dl>
      <Alert tone="warn">{reason}</Alert>
      {problem && (
        <Alert tone="bad" urgent>
          {problem}
        </Alert>
      )}
      {seePayment && (
        <Link href={seePayment.href} className={`${buttonClass("primary", "xl")} w-full`}>
          {seePayment.words}
        </Link>
      )}
      {again && (
        <Button
          kind="primary"
          size="xl"
          autoFocus
          aria-disabled={asking}
          onClick={() => ask(again.hp, again.trId)}
          className="w-full"
        >
          {asking ? words.busy : again.words}
        </Button>
      )}
      <CancelLink words={words.cancel} />
    </div>
  );
}
