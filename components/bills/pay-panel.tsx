"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { SubmitAction } from "#components/ui/call-action.ts";
import { Changing } from "#components/ui/changing.tsx";
import { Field } from "#components/ui/field.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { useSubmit } from "#components/ui/use-submit.ts";
import { type ChosenMethod, handedOver, PAY_METHODS } from "#lib/domain/payment.ts";
import { formatRupiah, groupDigits } from "#lib/domain/rupiah.ts";
import { ScannerWatch } from "#lib/domain/scanner-burst.ts";
import { CancelLink } from "./cancel-link.tsx";
import { CashField } from "./cash-field.tsx";
import { judgeCash } from "./judge-cash.ts";
import { TotalDue, TotalParts } from "./totals.tsx";

/** What the cashier must confirm, and the id of the warning that explains it. */
type Tick = { readonly name: "repeatConfirmed" | "oddConfirmed"; readonly describedBy: string; readonly tick: string };
type Props = {
  readonly quote: Readonly<Record<"nominal" | "admin" | "price" | "ownFee", number>> & { readonly trId: string };
  /** The rounding of a cash total, in rupiah. */
  readonly cashRounding: number;
  /** The cash must be typed, even when exact. */
  readonly cashRequired: boolean;
  readonly quickCash: readonly { readonly amount: number; readonly label: string }[];
  readonly ticks: readonly Tick[];
  readonly pay: SubmitAction;
};

/** Total, cash and button stay visible at the bottom of the screen, also on a phone or an enlarged page. */
const BAR =
  "sticky bottom-0 flex flex-col gap-4 bg-surface short:gap-2 max-md:z-10 max-md:-mx-4 max-md:mt-auto max-md:-mb-4 max-md:grid max-md:grid-cols-2 max-md:items-center max-md:gap-2.5 max-md:border-t max-md:border-line max-md:px-4 max-md:py-3 max-md:shadow-float sm:max-md:-mx-7 sm:max-md:-mb-7 sm:max-md:px-7 low:grid-cols-4 low:gap-x-3 low:py-2";

/** The customer's method, the change, and the one button that sends the money. */
export function PayPanel({ quote, cashRounding, cashRequired, quickCash, ticks, pay }: Props) {
  const t = useTranslations("confirm");
  const link = useTranslations("link");
  const { action, send, refused: answer, setRefused, busy } = useSubmit(pay, link("offlinePaying"));
  const sent = answer?.typed;
  const [typed, setTyped] = useState(sent?.cash ?? "");
  const [reference, setReference] = useState(sent?.reference ?? "");
  const [method, setMethod] = useState((sent?.method as ChosenMethod | undefined) ?? "cash");
  const [untoldTick, setUntoldTick] = useState(false);
  const [scanned, setScanned] = useState(false);
  const scanner = useRef(new ScannerWatch());
  const scannedAt = useRef(Number.NEGATIVE_INFINITY);
  const form = useRef<HTMLFormElement>(null);
  const cashField = useRef<HTMLInputElement>(null);
  const referenceField = useRef<HTMLInputElement>(null);
  const payButton = useRef<HTMLButtonElement>(null);
  const rounding = method === "cash" ? cashRounding : 0;
  const total = handedOver({ ...quote, rounding });
  const cash = judgeCash(typed, { total, required: cashRequired }, t);
  const refused = method === "cash" && (scanned ? t("scanned") : cash.refused);
  const problem = untoldTick ? t("tickFirst") : answer?.error.message;

  // Takes over what was chosen and typed before the page's scripts had loaded.
  useEffect(() => {
    const chosen = form.current?.querySelector<HTMLInputElement>("[name=method]:checked")?.value;
    if (chosen) setMethod(chosen as ChosenMethod);
    if (cashField.current) setTyped(cashField.current.value);
  }, []);

  function setCash(text: string) {
    setTyped(text);
    if (cashField.current) cashField.current.value = text;
  }

  /** Enter moves from a field to the button. A scanner's input never pays, wherever the focus is: its Enter is part of its burst. */
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    const field = event.target instanceof HTMLInputElement ? event.target : null;
    const now = event.timeStamp;
    if (event.key === "Enter") {
      scanner.current.end();
      const mayGoOn = !event.repeat && now - scannedAt.current > 500;
      if (field || !mayGoOn) event.preventDefault();
      if (!field || !mayGoOn) return;
      if (refused) cashField.current?.focus();
      else payButton.current?.focus();
    } else if (event.key.length === 1 && scanner.current.key(now)) {
      scannedAt.current = now;
      if (field?.name !== "cash") return;
      event.preventDefault();
      setScanned(true);
      setCash("");
    }
  }

  /** A click on a method focuses its field, even if it was chosen already. Arrow keys stay among the methods. */
  function press(chosen: ChosenMethod, byHand: boolean) {
    if (byHand && chosen === method) (chosen === "cash" ? cashField : referenceField).current?.focus();
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = event.currentTarget;
    if (busy || !isSeen(fields)) return;
    if (refused) {
      cashField.current?.focus();
      return cashField.current?.select();
    }
    const values = new FormData(fields);
    const missing = ticks.find(({ name }) => !values.has(name));
    setUntoldTick(missing !== undefined);
    if (missing) return fields.querySelector<HTMLElement>(`[name=${missing.name}]`)?.focus();
    setRefused(null);
    send(values);
  }

  return (
    <form
      ref={form}
      action={action}
      onSubmit={submit}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-4 short:gap-2 max-md:contents"
      noValidate
    >
      {/* Enter in a field never pays, not even before scripts load: it would press the first button, which is disabled. */}
      <button type="submit" disabled hidden />
      {Object.entries({ ...quote, rounding }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="max-md:rounded-card max-md:border max-md:border-line max-md:bg-surface max-md:p-5 max-md:shadow-card">
        <TotalParts quote={quote} rounding={rounding} />
        <div className="mt-2 text-center md:hidden">
          <CancelLink sent={busy} />
        </div>
      </div>
      <div className={BAR}>
        <TotalDue quote={quote} rounding={rounding} />
        <div className="max-md:col-span-full max-md:row-start-1 low:col-span-2 low:col-start-3">
          <Segmented
            full
            legend={t("method")}
            name="method"
            options={PAY_METHODS.map((value) => ({ value, label: t(value) }))}
            radio={(value) => ({
              checked: method === value,
              onChange: () => setMethod(value as ChosenMethod),
              onClick: ({ detail }) => press(value as ChosenMethod, detail > 0),
            })}
          />
        </div>
        {method === "cash" ? (
          <CashField
            field={cashField}
            typed={typed}
            exact={cashRequired ? groupDigits(total) : ""}
            judged={cash}
            refused={refused || null}
            quickCash={quickCash}
            locked={busy}
            onChoose={(text) => {
              setScanned(false);
              setCash(text);
              payButton.current?.focus();
            }}
            onTyped={(text) => {
              setScanned(false);
              // The burst ends when an amount follows it: the next Enter comes from a hand.
              scannedAt.current = Number.NEGATIVE_INFINITY;
              setTyped(text);
            }}
          />
        ) : (
          <>
            <div className="max-md:col-span-full">
              <Alert tone="info">{t("moneyFirst", { amount: formatRupiah(total) })}</Alert>
            </div>
            <Field
              ref={referenceField}
              name="reference"
              defaultValue={reference}
              onChange={({ target }) => setReference(target.value)}
              label={t("reference")}
              placeholder={t("optional")}
              maxLength={40}
              autoComplete="off"
              readOnly={busy}
              className="max-md:col-span-full low:col-span-2"
            />
          </>
        )}
        {ticks.map(({ name, describedBy, tick }) => (
          <label
            key={name}
            className="flex min-h-11 items-center gap-3 rounded-control bg-warn-soft px-4 py-2 font-medium text-warn max-md:order-2 max-md:col-span-full"
          >
            <input
              type="checkbox"
              className="size-5 flex-none accent-accent"
              aria-describedby={describedBy}
              name={name}
            />
            {tick}
          </label>
        ))}
        {problem && (
          <div className="max-md:order-2 max-md:col-span-full">
            <Alert tone="bad" urgent>
              <Changing>{problem}</Changing>{" "}
              {answer?.error.code === "shift_needed" && (
                <a href={`/shift?next=/pay/${quote.trId}`} className="font-semibold underline underline-offset-4">
                  {t("openShift")}
                </a>
              )}
              {answer?.error.code === "amounts_changed" && (
                <a href={`/pay/${quote.trId}`} className="font-semibold underline underline-offset-4">
                  {t("reload")}
                </a>
              )}
            </Alert>
          </div>
        )}
        <Button
          id="pay"
          ref={payButton}
          type="submit"
          kind="primary"
          size="xl"
          shortcut="F9"
          aria-disabled={busy || Boolean(refused)}
          data-must-be-seen
          className="w-full max-md:order-3 max-md:col-span-full low:order-0 low:col-span-2 short:min-h-14"
        >
          {busy ? t("paying") : t("pay", { amount: formatRupiah(total) })}
        </Button>
        <div className="text-center max-md:hidden">
          <CancelLink sent={busy} />
        </div>
      </div>
    </form>
  );
}

/** Whether total, cash field and button are visible. If not, scrolls them into view, and nothing else happens. */
function isSeen(form: HTMLFormElement): boolean {
  const hidden = [...form.querySelectorAll("[data-must-be-seen]")].find((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top < 0 || bottom > window.innerHeight + 1 || !element.contains(at);
  });
  hidden?.scrollIntoView({ block: "nearest" });
  return hidden === undefined;
}
