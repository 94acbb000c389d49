"use client";

import { type FormEvent, useRef, useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { countedCash, DENOMINATIONS } from "#lib/domain/cash-count.ts";
import { isReason, REASONS } from "#lib/domain/reason.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { CashCount, type CountWords, pieces, type TypedCounts } from "./cash-count.tsx";

type Input = { shiftId: number; counts: Record<string, number>; expectedShown: number; reason: string };
export type CloseWords = LinkWords &
  CountWords &
  Readonly<
    Record<
      | "expected"
      | "difference"
      | "notCounted"
      | "matches"
      | "missing"
      | "over"
      | "reason"
      | "reasonHint"
      | "reasonOther"
      | "countFirst"
      | "submit"
      | "busy",
      string
    >
  >;
type Props = {
  readonly shiftId: number;
  /** "Kas menurut sistem" in rupiah, as the page shows it; the server closes nothing when it is no longer that. */
  readonly expected: number;
  /** Another cashier's shift: a reason is asked for even where nothing differs. */
  readonly others: boolean;
  readonly close: (input: Input) => Promise<ActionAnswer<unknown>>;
  readonly words: CloseWords;
};

/** The page's one act stays in sight below a long count, except where it would take too much of a low window. */
const ACT =
  "z-10 flex flex-col gap-3 -mx-5 -mb-5 rounded-b-card border-t border-line bg-surface px-5 py-4 [@media(min-height:600px)]:sticky [@media(min-height:600px)]:bottom-0";

/** The drawer counted, what differs, why, and the one button that closes the shift. */
export function CloseShiftForm({ shiftId, expected, others, close, words }: Props) {
  const [typed, setTyped] = useState<TypedCounts>({});
  const [reason, setReason] = useState("");
  const [reasonError, setReasonError] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const reasonField = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const counts = Object.fromEntries(
    DENOMINATIONS.map(({ key }) => [key, pieces(typed[key])]).filter(([, count]) => count !== 0),
  ) as Record<string, number>;
  const hasCounted = Object.values(typed).some((text) => text !== "");
  const counted = countedCash(counts);
  const difference = counted - expected;
  const needsReason = others || (hasCounted && difference !== 0);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (!hasCounted && expected !== 0) return setProblem(words.countFirst);
    setProblem(null);
    if (needsReason && !isReason(reason, REASONS.difference)) {
      setReasonError(words.reasonHint);
      reasonField.current?.focus();
      return;
    }
    start(async () => {
      const why = needsReason ? reason : "";
      const answer = await callAction(() => close({ shiftId, counts, expectedShown: expected, reason: why }), words);
      if (!answer.ok) setProblem(answer.error.message);
    });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <CashCount
        typed={typed}
        words={words}
        onType={(key, text) => setTyped((all) => ({ ...all, [key]: text }))}
        onDone={() => (needsReason ? reasonField.current : button.current)?.focus()}
      />
      <dl className="flex flex-col gap-1.5">
        <Line label={words.counted} value={formatRupiah(counted)} />
        <Line label={words.expected} value={formatRupiah(expected)} />
      </dl>
      <div
        role="status"
        className={`flex min-h-14 flex-wrap items-center justify-between gap-x-4 rounded-control px-4 py-2.5 ${hasCounted ? (difference === 0 ? "bg-ok-soft text-ok" : "bg-bad-soft text-bad") : "bg-raised text-ink-soft"}`}
      >
        <span className="font-medium">
          {words.difference}
          {hasCounted && difference !== 0 && ` (${difference < 0 ? words.missing : words.over})`}
        </span>
        <span className={hasCounted && difference !== 0 ? "text-[1.375rem] font-semibold" : "font-semibold"}>
          {hasCounted ? (difference === 0 ? words.matches : formatRupiah(difference)) : words.notCounted}
        </span>
      </div>
      {needsReason && (
        <Field
          ref={reasonField}
          label={words.reason}
          hint={others ? words.reasonOther : words.reasonHint}
          error={reasonError}
          maxLength={REASONS.difference.most}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
            setReasonError(null);
          }}
        />
      )}
      <div className={ACT}>
        {problem && (
          <Alert tone="bad" urgent>
            {problem}
          </Alert>
        )}
        <Button ref={button} type="submit" kind="primary" size="xl" aria-disabled={busy} className="w-full">
          {busy ? words.busy : words.submit}
        </Button>
      </div>
    </form>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-ink-faint">{label}</dt>
      <dd className="font-medium">{value}</dd>
    </div>
  );
}
