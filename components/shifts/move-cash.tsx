"use client";

import { type FormEvent, useRef, useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { fill } from "#components/ui/fill.ts";
import { Form } from "#components/ui/form.tsx";
import { groupInField } from "#components/ui/group-in-field.ts";
import { Segmented } from "#components/ui/segmented.tsx";
import { isReason, REASONS } from "#lib/domain/reason.ts";
import { formatRupiah, readTypedRupiah } from "#lib/domain/rupiah.ts";

type Direction = "in" | "out";
type Input = { key: string; direction: Direction; amount: number; reason: string };
type Words = LinkWords &
  Readonly<
    Record<
      "title" | "lead" | "out" | "in" | "amount" | "amountError" | "reason" | "reasonHint" | "submit" | "busy" | "done",
      string
    >
  >;
type Props = { readonly move: (input: Input) => Promise<ActionAnswer<unknown>>; readonly words: Words };
type Said = { readonly at: "amount" | "reason" | "form"; readonly text: string; readonly wrong: boolean };

/** "Setor kas" and "Tambah kas": rarely needed, so it is folded under the drawer. */
export function MoveCash({ move, words }: Props) {
  const [direction, setDirection] = useState<Direction>("out");
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, start] = useTransition();
  // One for each move, until it is known to be recorded: sent twice, the cash moves once.
  const key = useRef<string | null>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const amount = readTypedRupiah(text);
    if (!amount) return setSaid({ at: "amount", text: words.amountError, wrong: true });
    if (!isReason(reason, REASONS.cashMove)) return setSaid({ at: "reason", text: words.reasonHint, wrong: true });
    setSaid(null);
    key.current ??= newKey();
    const input = { key: key.current, direction, amount, reason: reason.trim() };
    start(async () => {
      const answer = await callAction(() => move(input), words);
      if (!answer.ok) return setSaid({ at: "form", text: answer.error.message, wrong: true });
      setSaid({
        at: "form",
        text: fill(words.done, { what: words[direction], amount: formatRupiah(amount) }),
        wrong: false,
      });
      changed();
      setText("");
      setReason("");
    });
  }

  /** Another amount or reason is another move. */
  function changed() {
    key.current = null;
  }

  return (
    <details className="group rounded-card border border-line bg-surface shadow-card">
      <summary className="min-h-11 px-5 py-3.5 font-semibold">{words.title}</summary>
      <Form onSubmit={submit} className="flex flex-col items-start gap-4 px-5 pt-1 pb-5">
        <p className="text-ink-soft">{words.lead}</p>
        <Segmented
          legend={words.title}
          name="direction"
          options={[
            { value: "out", label: words.out },
            { value: "in", label: words.in },
          ]}
          radio={(value) => ({
            checked: direction === value,
            onChange: () => {
              changed();
              setDirection(value as Direction);
            },
          })}
        />
        <div className="grid w-full gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <Field
            label={words.amount}
            error={said?.at === "amount" ? said.text : null}
            digits
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            value={text}
            onChange={(event) => {
              changed();
              setSaid(null);
              setText(groupInField(event));
            }}
          />
          <Field
            label={words.reason}
            hint={words.reasonHint}
            error={said?.at === "reason" ? said.text : null}
            autoComplete="off"
            maxLength={REASONS.cashMove.most}
            value={reason}
            onChange={(event) => {
              changed();
              setSaid(null);
              setReason(event.target.value);
            }}
          />
        </div>
        {said?.at === "form" && (
          <div role={said.wrong ? undefined : "status"} className="w-full">
            <Alert tone={said.wrong ? "bad" : "ok"} urgent={said.wrong}>
              {said.text}
            </Alert>
          </div>
        )}
        <Button type="submit" size="lg" aria-disabled={busy}>
          {busy ? words.busy : words.submit}
        </Button>
      </Form>
    </details>
  );
}

/** `crypto.randomUUID` is missing on pages without HTTPS, such as those in a shop's own network. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
