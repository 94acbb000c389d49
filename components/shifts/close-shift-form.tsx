"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { Problem } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { useCallAction } from "#components/ui/use-act.ts";
import { countedCash, DENOMINATIONS } from "#lib/domain/cash-count.ts";
import { isRoundingDifference } from "#lib/domain/cash-rounding.ts";
import { isReason, REASONS } from "#lib/domain/reason.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { CashCount, pieces } from "./cash-count.tsx";
import { useKeptCount } from "./kept-count.ts";

type Count = { shiftId: number; counts: Record<string, number> };
type Input = Count & { expectedShown: number; reason: string };
type Compared = { readonly expected: number; readonly difference: number; readonly needsReason: boolean };
type Props = {
  readonly shiftId: number;
  /** "Kas menurut sistem" in rupiah, as the page shows it; the server does not close the shift if it has changed. Null: a blind count. */
  readonly shown: { readonly expected: number; readonly tolerance: number } | null;
  /** Another cashier's shift: a reason is required even without a difference. */
  readonly others: boolean;
  readonly compare: (input: Count) => Promise<ActionAnswer<Compared>>;
  readonly close: (input: Input) => Promise<ActionAnswer<unknown>>;
};

/** The count, the difference and the page's act stay visible below a long form, except where they would take too much of a low window. */
const ACT =
  "z-10 flex flex-col gap-3 -mx-5 -mb-5 rounded-b-card border-t border-line bg-surface px-5 py-4 [@media(min-height:600px)]:sticky [@media(min-height:600px)]:bottom-0";

/**
 * The counted drawer, the difference, the reason, and the one button that closes the shift. A blind count is compared first, then
 * confirmed.
 */
export function CloseShiftForm({ shiftId, shown, others, compare, close }: Props) {
  const t = useTranslations("shift");
  const { typed, type, forget } = useKeptCount(shiftId);
  const [compared, setCompared] = useState<Compared | null>(null);
  const [reason, setReason] = useState("");
  const [reasonError, setReasonError] = useState<string | null>(null);
  const callAction = useCallAction();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const reasonField = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const counts = Object.fromEntries(
    DENOMINATIONS.map(({ key }) => [key, pieces(typed[key])]).filter(([, count]) => count !== 0),
  ) as Record<string, number>;
  const hasCounted = Object.values(typed).some((text) => text !== "");
  const counted = countedCash(counts);
  const known = shown ? compareHere(counted, shown) : compared;
  const needsReason = known !== null && (others || (hasCounted && known.needsReason));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (!hasCounted && known?.expected !== 0) return setProblem(t("countFirst"));
    setProblem(null);
    if (known === null) {
      start(async () => {
        const answer = await callAction(() => compare({ shiftId, counts }));
        if (answer.ok) setCompared(answer);
        else setProblem(answer.error.message);
      });
      return;
    }
    if (needsReason && !isReason(reason, REASONS.difference)) {
      setReasonError(t("reasonHint"));
      reasonField.current?.focus();
      return;
    }
    const input = { shiftId, counts, expectedShown: known.expected, reason: needsReason ? reason : "" };
    start(async () => {
      try {
        const answer = await callAction(() => close(input));
        if (answer.ok) return;
        setProblem(answer.error.message);
        // The expected cash has changed: it must be counted again.
        setCompared(null);
      } catch (leaving) {
        // On to the summary: it is closed.
        forget();
        throw leaving;
      }
    });
  }

  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      {shown === null && compared === null && <p className="text-ink-soft">{t("blindLead")}</p>}
      <CashCount
        typed={typed}
        locked={compared !== null}
        onType={type}
        onDone={() => (needsReason ? reasonField.current : button.current)?.focus()}
      />
      {needsReason && (
        <Field
          ref={reasonField}
          label={t("reason")}
          hint={others ? t("reasonOther") : t("reasonHint")}
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
        <dl className="flex flex-col gap-1">
          <Line label={t("counted")} value={formatRupiah(counted)} />
          {known && <Line label={t("expected")} value={formatRupiah(known.expected)} />}
        </dl>
        {known && <Difference known={known} hasCounted={hasCounted} />}
        <Problem>{problem}</Problem>
        {compared && (
          <Button className="w-full" onClick={() => setCompared(null)}>
            {t("recount")}
          </Button>
        )}
        <Button ref={button} type="submit" kind="primary" size="xl" aria-disabled={busy} className="w-full">
          {known === null ? (busy ? t("comparing") : t("compare")) : busy ? t("closing") : t("close")}
        </Button>
      </div>
    </Form>
  );
}

/** The same result that the server will find, before anything is sent. */
function compareHere(counted: number, { expected, tolerance }: NonNullable<Props["shown"]>): Compared {
  const difference = counted - expected;
  return { expected, difference, needsReason: difference !== 0 && !isRoundingDifference(difference, tolerance) };
}

function Difference({ known, hasCounted }: { known: Compared; hasCounted: boolean }) {
  const t = useTranslations("shift");
  const { difference, needsReason } = known;
  const differs = hasCounted && difference !== 0;
  const tone = !hasCounted ? "bg-raised text-ink-soft" : needsReason ? "bg-bad-soft text-bad" : "bg-ok-soft text-ok";
  return (
    <div
      role="status"
      className={`flex min-h-12 flex-wrap items-center justify-between gap-x-4 rounded-control px-4 py-2 ${tone}`}
    >
      <span className="font-medium">
        {differs && !needsReason ? t("rounding") : t("difference")}
        {differs && needsReason && ` (${difference < 0 ? t("missing") : t("over")})`}
      </span>
      <span className={differs && needsReason ? "text-[1.375rem] font-semibold" : "font-semibold"}>
        {!hasCounted ? t("notCounted") : difference === 0 ? t("matches") : formatRupiah(difference)}
      </span>
    </div>
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
