"use client";

import { type KeyboardEvent, useRef, useState, useTransition } from "react";
import { useForm } from "react-hook-form";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { fill } from "#components/ui/fill.ts";
import { Segmented } from "#components/ui/segmented.tsx";
import { type ChosenMethod, PAY_METHODS } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { ScannerWatch } from "#lib/domain/scanner-burst.ts";
import { CancelLink } from "./cancel-link.tsx";
import { CashField } from "./cash-field.tsx";
import { judgeCash } from "./judge-cash.ts";
import { Totals } from "./totals.tsx";

export type PayInput = {
  trId: string;
  nominal: number;
  admin: number;
  price: number;
  rounding: number;
  method: ChosenMethod;
  cashReceived: number | null;
  reference: string | null;
  repeatConfirmed: boolean;
  oddConfirmed: boolean;
};

export type PayWords = LinkWords & {
  readonly [word in ChosenMethod]: string;
} & {
  readonly nominal: string;
  readonly admin: string;
  readonly total: string;
  readonly rounding: string;
  readonly totalCash: string;
  readonly method: string;
  readonly cashReceived: string;
  readonly exact: string;
  readonly change: string;
  readonly short: string;
  readonly implausible: string;
  readonly notDigits: string;
  readonly scanned: string;
  readonly moneyFirst: string;
  readonly reference: string;
  readonly optional: string;
  readonly pay: string;
  readonly paying: string;
  readonly cancel: string;
  readonly tickFirst: string;
  readonly openShift: string;
};

/** What the cashier must confirm, and the id of the warning that says what. */
type Tick = { readonly name: "repeatConfirmed" | "oddConfirmed"; readonly describedBy: string; readonly tick: string };
type Props = {
  readonly quote: { readonly trId: string; readonly nominal: number; readonly admin: number; readonly price: number };
  /** What the total is rounded by when it is paid in cash. */
  readonly cashRounding: number;
  readonly quickCash: readonly { readonly amount: number; readonly label: string }[];
  readonly ticks: readonly Tick[];
  readonly pay: (input: PayInput) => Promise<ActionAnswer<unknown>>;
  readonly words: PayWords;
};
type Values = {
  method: ChosenMethod;
  cash: string;
  reference: string;
  repeatConfirmed: boolean;
  oddConfirmed: boolean;
};

/** How the customer pays, the change, and the one button that sends the money. */
export function PayPanel({ quote, cashRounding, quickCash, ticks, pay, words }: Props) {
  const { register, handleSubmit, watch, setFocus, setValue, resetField } = useForm<Values>({
    defaultValues: { method: "cash", cash: "", reference: "", repeatConfirmed: false, oddConfirmed: false },
  });
  const [problem, setProblem] = useState<string | null>(null);
  const [shiftNeeded, setShiftNeeded] = useState(false);
  const [scanned, setScanned] = useState(false);
  const [paying, startPaying] = useTransition();
  const scanner = useRef(new ScannerWatch());
  const scannedAt = useRef(Number.NEGATIVE_INFINITY);
  const payButton = useRef<HTMLButtonElement>(null);
  const method = watch("method");
  const rounding = method === "cash" ? cashRounding : 0;
  const total = quote.price + rounding;
  const cash = judgeCash(watch("cash"), total, words);
  const refused = method === "cash" && (scanned ? words.scanned : cash.refused);

  /** Enter goes on from a field to the button. What a scanner types pays nothing, wherever the focus is: its Enter belongs to its burst. */
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    const field = event.target instanceof HTMLInputElement ? event.target : null;
    const now = performance.now();
    if (event.key === "Enter") {
      const mayGoOn = !event.repeat && now - scannedAt.current > 500;
      if (field || !mayGoOn) event.preventDefault();
      if (field && mayGoOn && !refused) payButton.current?.focus();
    } else if (event.key.length === 1 && scanner.current.key(now)) {
      scannedAt.current = now;
      if (field?.name !== "cash") return;
      event.preventDefault();
      setScanned(true);
      resetField("cash");
    }
  }

  function submit(values: Values) {
    const { reference, repeatConfirmed, oddConfirmed } = values;
    if (paying) return;
    if (refused) return setFocus("cash", { shouldSelect: true });
    const missing = ticks.find(({ name }) => !values[name]);
    if (missing) {
      setProblem(words.tickFirst);
      return setFocus(missing.name);
    }
    setProblem(null);
    startPaying(async () => {
      const handed =
        method === "cash"
          ? { cashReceived: cash.received, reference: null }
          : { cashReceived: null, reference: reference.trim() || null };
      const answer = await callAction(
        () => pay({ ...quote, rounding, method, ...handed, repeatConfirmed, oddConfirmed }),
        words,
      );
      if (answer.ok) return;
      setProblem(answer.error.message);
      setShiftNeeded(answer.error.code === "shift_needed");
    });
  }

  return (
    <form onSubmit={handleSubmit(submit)} onKeyDown={onKeyDown} className="flex flex-col gap-4 short:gap-2" noValidate>
      <Totals words={words} quote={quote} rounding={rounding} />
      <Segmented
        full
        legend={words.method}
        name="method"
        options={PAY_METHODS.map((value) => ({ value, label: words[value] }))}
        radio={(value) => ({ ...register("method"), value })}
      />
      {method === "cash" ? (
        <CashField
          field={register("cash")}
          words={words}
          judged={cash}
          refused={refused || null}
          quickCash={quickCash}
          locked={paying}
          onChoose={(text) => {
            setScanned(false);
            setValue("cash", text);
            payButton.current?.focus();
          }}
          onTyped={(text) => {
            setScanned(false);
            // The burst is over once an amount has come in after it: the next Enter is a hand's.
            scannedAt.current = Number.NEGATIVE_INFINITY;
            setValue("cash", text);
          }}
        />
      ) : (
        <>
          <Alert tone="info">{words.moneyFirst}</Alert>
          <Field
            label={words.reference}
            placeholder={words.optional}
            maxLength={40}
            autoComplete="off"
            readOnly={paying}
            {...register("reference")}
          />
        </>
      )}
      {ticks.map(({ name, describedBy, tick }) => (
        <label
          key={name}
          className="flex min-h-11 items-center gap-3 rounded-control bg-warn-soft px-4 py-2 font-medium text-warn"
        >
          <input
            type="checkbox"
            className="size-5 flex-none accent-accent"
            aria-describedby={describedBy}
            {...register(name)}
          />
          {tick}
        </label>
      ))}
      {problem && (
        <Alert tone="bad" urgent>
          {problem}{" "}
          {shiftNeeded && (
            <a href={`/shift?next=/pay/${quote.trId}`} className="font-semibold underline underline-offset-4">
              {words.openShift}
            </a>
          )}
        </Alert>
      )}
      <Button
        id="pay"
        ref={payButton}
        type="submit"
        kind="primary"
        size="xl"
        shortcut="F9"
        aria-disabled={paying || Boolean(refused)}
        className="w-full short:min-h-14"
      >
        {paying ? words.paying : fill(words.pay, { amount: formatRupiah(total) })}
      </Button>
      <CancelLink words={words.cancel} />
    </form>
  );
}
