"use client";

import { useEffect, useRef, useState } from "react";
import { Problem } from "#components/ui/alert.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { Field, type Option, Options } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { useAct } from "#components/ui/use-act.ts";
import type { ChosenMethod } from "#lib/domain/payment.ts";

/** A method for the money, and what to do for it. */
type Way = { readonly method: ChosenMethod; readonly label: string; readonly toDo: string };

type Props = {
  readonly trId: string;
  /** The first is the usual method; if that is unknown, one must be chosen. */
  readonly ways: readonly Way[];
  readonly mustChoose: boolean;
  /**
   * The drawers that cash may leave, the usual one first and without a number. A single one is only named; without any, nothing is shown.
   */
  readonly drawers: readonly Option[];
  readonly words: Readonly<Record<"due" | "way" | "choose" | "drawer" | "reference" | "optional" | "done", string>> & {
    /** More information about it, a sentence a line. */
    readonly note: readonly string[];
  };
  readonly record: (input: {
    trId: string;
    method: ChosenMethod;
    shiftId?: number;
    reference: string | null;
  }) => Promise<ActionAnswer<unknown>>;
};

/**
 * Money that goes back to the customer, or that the customer owes: by which method, from which drawer, and the confirmation that it was
 * done.
 */
export function MoneyBox({ trId, ways, mustChoose, drawers, words, record }: Props) {
  const [method, setMethod] = useState(mustChoose ? undefined : ways[0]?.method);
  const [ticked, setTicked] = useState(false);
  const { act, problem } = useAct();
  const form = useRef<HTMLFormElement>(null);
  const box = useRef<HTMLInputElement>(null);

  // The next thing to do.
  useEffect(() => {
    (mustChoose ? form.current?.querySelector("select") : box.current)?.focus({ preventScroll: true });
  }, [mustChoose]);

  function tick() {
    if (!form.current || !method) return;
    const typed = new FormData(form.current);
    const shiftId = Number(typed.get("shiftId"));
    const reference = String(typed.get("reference") ?? "").trim() || null;
    setTicked(true);
    act(() => record({ trId, method, ...(shiftId > 0 && { shiftId }), reference }));
  }

  return (
    <Form
      ref={form}
      onSubmit={(event) => event.preventDefault()}
      className="flex flex-col items-start gap-3 rounded-big border-2 border-bad-edge bg-bad-soft p-5"
    >
      <p className="text-lg font-semibold text-bad">{words.due}</p>
      <p>{ways.find((way) => way.method === method)?.toDo}</p>
      {words.note.map((sentence) => (
        <p key={sentence} className="text-ink-soft">
          {sentence}
        </p>
      ))}
      <div className="flex w-full flex-wrap items-end gap-x-5 gap-y-3">
        {ways.length > 1 && (
          <Choice
            label={words.way}
            options={[
              ...(mustChoose ? [{ value: "", label: words.choose }] : []),
              ...ways.map((way) => ({ value: way.method, label: way.label })),
            ]}
            onChoose={(chosen) => setMethod(ways.find((way) => way.method === chosen)?.method)}
          />
        )}
        {method === "cash" && drawers.length > 1 && <Choice name="shiftId" label={words.drawer} options={drawers} />}
        {method === "cash" && drawers.length === 1 && (
          <p>
            {words.drawer}: <span className="font-medium">{drawers[0]?.label}</span>
          </p>
        )}
        {method && method !== "cash" && (
          <Field
            label={words.reference}
            placeholder={words.optional}
            name="reference"
            maxLength={40}
            autoComplete="off"
            className="min-w-0 flex-1 basis-60"
          />
        )}
      </div>
      <label className="flex min-h-11 items-center gap-3 font-medium">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          ref={box}
          autoComplete="off"
          checked={ticked && problem === null}
          disabled={(ticked && problem === null) || !method}
          onChange={tick}
        />
        {words.done}
      </label>
      <Problem>{problem}</Problem>
    </Form>
  );
}

function Choice(props: {
  label: string;
  name?: string;
  options: readonly Option[];
  onChoose?: (value: string) => void;
}) {
  const { label, name, options, onChoose } = props;
  return (
    <label className="block font-medium">
      <span className="mb-2 block">{label}</span>
      <select
        name={name}
        onChange={(event) => onChoose?.(event.target.value)}
        className="min-h-12 rounded-big border-2 border-(--field-line) bg-surface px-3 text-ink"
      >
        <Options of={options} />
      </select>
    </label>
  );
}
