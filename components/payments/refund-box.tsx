"use client";

import { useRef, useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import type { ChosenMethod } from "#lib/domain/payment.ts";

/** A way for the money to go back, and what to do for it. */
type Way = { readonly method: ChosenMethod; readonly label: string; readonly toDo: string };

type Props = {
  readonly trId: string;
  /** The first is the way in which the money had come; where nobody knows that, one must be chosen. */
  readonly ways: readonly Way[];
  readonly mustChoose: boolean;
  /** The drawers that cash may leave, the usual one first, without a number; one alone is only said. */
  readonly drawers: readonly { readonly shiftId: number | ""; readonly label: string }[];
  readonly words: LinkWords &
    Readonly<Record<"due" | "way" | "choose" | "drawer" | "reference" | "done", string>> & {
      /** More to know about cash. */
      readonly note: string | null;
    };
  readonly returnMoney: (input: {
    trId: string;
    method: ChosenMethod;
    shiftId?: number | undefined;
    reference: string | null;
  }) => Promise<ActionAnswer<unknown>>;
};

const SELECT = "mt-1.5 min-h-11 rounded-control border border-(--field-line) bg-surface px-3 text-ink";

/** The customer's money must go back: how, out of whose drawer, and the tick that says that it did. */
export function RefundBox({ trId, ways, mustChoose, drawers, words, returnMoney }: Props) {
  const [method, setMethod] = useState(mustChoose ? undefined : ways[0]?.method);
  const [ticked, setTicked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  function tick() {
    if (!form.current || !method) return;
    const typed = new FormData(form.current);
    const shiftId = Number(typed.get("shiftId")) || undefined;
    const reference = String(typed.get("reference") ?? "").trim() || null;
    setTicked(true);
    setProblem(null);
    start(async () => {
      const answer = await callAction(() => returnMoney({ trId, method, shiftId, reference }), words);
      if (answer.ok) return;
      setTicked(false);
      setProblem(answer.error.message);
    });
  }

  return (
    <form
      ref={form}
      onSubmit={(event) => event.preventDefault()}
      className="flex flex-col items-start gap-3 rounded-big border-2 border-bad-edge bg-bad-soft p-5"
    >
      <p className="text-lg font-semibold text-bad">{words.due}</p>
      {(ways.length > 1 || mustChoose) && (
        <label className="block font-medium">
          <span className="block">{words.way}</span>
          <select value={method} onChange={(event) => setMethod(event.target.value as ChosenMethod)} className={SELECT}>
            {mustChoose && <option value="">{words.choose}</option>}
            {ways.map((way) => (
              <option key={way.method} value={way.method}>
                {way.label}
              </option>
            ))}
          </select>
        </label>
      )}
      <p>{ways.find((way) => way.method === method)?.toDo}</p>
      {method === "cash" && words.note && <p className="text-ink-soft">{words.note}</p>}
      {method === "cash" &&
        (drawers.length > 1 ? (
          <label className="block font-medium">
            <span className="block">{words.drawer}</span>
            <select name="shiftId" className={SELECT}>
              {drawers.map(({ shiftId, label }) => (
                <option key={shiftId} value={shiftId}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <p>
            {words.drawer}: <span className="font-medium">{drawers[0]?.label}</span>
          </p>
        ))}
      {method && method !== "cash" && (
        <Field
          label={words.reference}
          name="reference"
          maxLength={40}
          autoComplete="off"
          className="w-full max-w-110"
        />
      )}
      <label className="flex min-h-11 items-center gap-3 font-medium">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          checked={ticked}
          disabled={ticked || !method}
          onChange={tick}
        />
        {words.done}
      </label>
      {problem && (
        <Alert tone="bad" urgent>
          {problem}
        </Alert>
      )}
    </form>
  );
}
