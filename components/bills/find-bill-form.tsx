"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";
import type { LinkWords, SubmitAction } from "#components/ui/call-action.ts";
import { Changing } from "#components/ui/changing.tsx";
import { Field } from "#components/ui/field.tsx";
import { fill } from "#components/ui/fill.ts";
import { useSeconds } from "#components/ui/use-seconds.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { readKodeIuran } from "#lib/domain/identifiers.ts";
import { ScannerWatch } from "#lib/domain/scanner-burst.ts";
import { RefusalLink } from "./refusal-link.tsx";

export type FindBillWords = LinkWords &
  Readonly<
    Record<
      | "number"
      | "numberHint"
      | "refId"
      | "refIdHint"
      | "asTrId"
      | "asKodeIuran"
      | "submit"
      | "searching"
      | "searchingSlow",
      string
    >
  >;

type Props = { readonly words: FindBillWords; readonly find: SubmitAction };

/** After these a number may be an inquiry made elsewhere. */
const ASKS_REF_ID = ["ref_id_needed", "kode_iuran_unknown"];

/** A bill is looked for by one number; the reference ID is asked for only when it may be an inquiry that is not ours. */
export function FindBillForm({ words, find }: Props) {
  const { action, onSubmit, refused, setRefused, busy } = useSubmit(find, words);
  const seconds = useSeconds(busy);
  const number = useRef<HTMLInputElement>(null);
  const refId = useRef<HTMLInputElement>(null);
  const scanner = useRef(new ScannerWatch());
  const scanned = useRef(false);
  const typed = refused?.typed ?? {};
  const asksRefId = refused !== null && (ASKS_REF_ID.includes(refused.error.code) || Boolean(typed.refId));
  const aboutRefId = asksRefId && (typed.as ?? (typed.refId ? "tr_id" : "kode_iuran")) === "tr_id";
  const message = refused && (
    <>
      <Changing>{refused.error.message}</Changing> {refused.error.link && <RefusalLink link={refused.error.link} />}
    </>
  );

  // The field has the focus from its first moment; it gets it again after each answer that stays on this page.
  useEffect(() => {
    if (busy || !refused) return;
    const field = (aboutRefId ? refId : number).current;
    field?.focus();
    field?.select();
  }, [busy, refused, aboutRefId]);

  /** Many scanners end with Tab instead of Enter. */
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key.length === 1) scanned.current = scanner.current.key(performance.now());
    if (event.key !== "Tab" || event.shiftKey || !scanned.current) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  }

  return (
    <form action={action} onSubmit={onSubmit} className="flex flex-col items-start gap-6" noValidate>
      <Field
        ref={number}
        name="number"
        label={words.number}
        hint={words.numberHint}
        error={aboutRefId ? null : message}
        defaultValue={typed.number}
        onChange={() => setRefused(null)}
        onKeyDown={onKeyDown}
        size="lg"
        digits
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        enterKeyHint="search"
        aria-keyshortcuts="/"
        readOnly={busy}
        className="w-full"
      />
      {/* The first button is the one that Enter presses. */}
      <button type="submit" hidden tabIndex={-1} />
      {asksRefId && (
        <div className="flex w-full flex-col items-start gap-3">
          {aboutRefId ? (
            readKodeIuran(typed.number) && <ReadAs as="kode_iuran" words={words.asKodeIuran} />
          ) : (
            <ReadAs as="tr_id" words={words.asTrId} />
          )}
          <Field
            ref={refId}
            name="refId"
            label={words.refId}
            hint={words.refIdHint}
            error={aboutRefId ? message : null}
            defaultValue={typed.refId}
            digits
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            readOnly={busy}
            className="w-full"
          />
        </div>
      )}
      <div className="flex w-full flex-wrap items-center gap-x-5 gap-y-3">
        <Button
          type="submit"
          kind="primary"
          size="xl"
          shortcut="Enter"
          aria-disabled={busy}
          className="w-full sm:w-auto sm:min-w-70"
        >
          {busy ? words.searching : words.submit}
        </Button>
        <p role="status" className="text-ink-faint">
          {busy && seconds >= 2 && <Changing>{fill(words.searchingSlow, { seconds })}</Changing>}
        </p>
      </div>
    </form>
  );
}

/** Says how the number is meant, where it can be read in two ways. */
function ReadAs({ as, words }: { as: "tr_id" | "kode_iuran"; words: string }) {
  return (
    <button type="submit" name="as" value={as} className={buttonClass("secondary", "md")}>
      {words}
    </button>
  );
}
