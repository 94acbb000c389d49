"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import type { SubmitAction } from "#components/ui/call-action.ts";
import { Changing } from "#components/ui/changing.tsx";
import { Field } from "#components/ui/field.tsx";
import { useSeconds } from "#components/ui/use-seconds.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { digitsOnly } from "#lib/domain/identifiers.ts";
import { matching, WITH_KEYS } from "#lib/domain/products/matching.ts";
import type { Ask } from "#lib/domain/products/product.ts";
import { ScannerWatch } from "#lib/domain/scanner-burst.ts";
import { useChosenProduct } from "./chosen-product.tsx";
import { type Company, CompanyField } from "./company-field.tsx";
import { ProductChoice, type ProductTile } from "./product-choice.tsx";
import { RefusalLink } from "./refusal-link.tsx";

/** A product on sale, with its number's name and its extra fields. */
export type SoldProduct = ProductTile & {
  readonly label: string;
  readonly hint: string;
  /** What else it is called. */
  readonly words: string;
  /** That IAK closes it at this hour; null: it does not. */
  readonly closed: string | null;
  /** A number's fewest digits. */
  readonly least: number;
  /** Asks whether a number is this product's. */
  readonly asNumber: string;
  readonly ask: readonly { readonly name: Ask["name"]; readonly label: string; readonly usual: string }[];
  /** The companies to choose from; empty if there is no choice. */
  readonly companies: readonly Company[];
  /** The company that this browser asked for last. */
  readonly lastCode: string | undefined;
};

type Props = {
  /** What products call the company. */
  readonly company: string;
  readonly find: SubmitAction;
  /** Those with a key first. */
  readonly products: readonly [SoldProduct, ...SoldProduct[]];
  readonly initial: string;
};

/** After these errors, the number may be an inquiry made elsewhere. */
const ASKS_REF_ID = ["ref_id_needed", "number_unknown"];

/** Finds a bill by one number. The reference ID is requested only if the number may be another program's inquiry. */
export function FindBillForm({ company, find, products, initial }: Props) {
  const t = useTranslations("pay");
  const { action, onSubmit, refused, setRefused, busy } = useSubmit(find, t("offline"));
  const seconds = useSeconds(busy);
  const number = useRef<HTMLInputElement>(null);
  const refId = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const scanner = useRef(new ScannerWatch());
  const scanned = useRef(false);
  const typed = refused?.typed ?? {};
  const [byHand, setChosen] = useChosenProduct();
  const chosen = byHand ?? typed.product ?? initial;
  const product = products.find(({ id }) => id === chosen) ?? products[0];
  const [letters, setLetters] = useState("");
  const fitting = letters === "" ? [] : matching(products, letters);
  const [aimed, ...others] = fitting.filter(({ off }) => off === null);
  const unavailable = fitting.map(({ name, off }) => `${name}: ${off}`)[0] ?? t("choosesNone");
  const isOwn = refused?.error.code === "number_own";
  const missing = refused?.error.code === "company_needed" || refused?.error.code === "asked_invalid";
  const asksRefId = refused !== null && (ASKS_REF_ID.includes(refused.error.code) || Boolean(typed.refId));
  const aboutRefId = asksRefId && (typed.as ?? (typed.refId ? "tr_id" : "number")) === "tr_id";
  const digits = digitsOnly(typed.number ?? "");
  const mayBeNumber = /^\d+$/.test(digits) && digits.length >= product.least;
  const message = refused && (
    <>
      <Changing>{refused.error.message}</Changing> {refused.error.link && <RefusalLink link={refused.error.link} />}
    </>
  );

  // The field has the focus from the start; it gets it again after each answer that stays on this page.
  useLayoutEffect(() => {
    if (busy || !refused) return;
    const field = missing
      ? form.current?.querySelector<HTMLInputElement>("[aria-invalid]")
      : (aboutRefId ? refId : number).current;
    field?.focus();
    field?.select();
  }, [busy, refused, aboutRefId, missing]);

  const onShortcut = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const key = event.altKey && !event.ctrlKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
    const wanted = key && products.length > 1 ? products[Number(key) - 1] : undefined;
    if (!wanted || Number(key) > WITH_KEYS || wanted.off) return;
    event.preventDefault();
    choose(wanted.id);
  });
  useEffect(() => {
    document.addEventListener("keydown", onShortcut);
    return () => document.removeEventListener("keydown", onShortcut);
  }, []);

  /** By arrow keys among the products, the focus stays there. */
  function choose(id: string, byArrow = false) {
    if (busy) return;
    if (letters !== "" && number.current) number.current.value = "";
    setChosen(id);
    setLetters("");
    setRefused(null);
    if (!byArrow) number.current?.focus();
  }

  /** Letters select a product, since no number contains any. Many scanners end with Tab instead of Enter. */
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Enter" && letters !== "") {
      event.preventDefault();
      return aimed && choose(aimed.id);
    }
    if (event.key.length === 1) scanned.current = scanner.current.key(event.timeStamp);
    const endsScan = event.key === "Tab" && !event.shiftKey && scanned.current;
    // The next Tab is a person's.
    if (endsScan || event.key === "Enter") scanned.current = false;
    if (!endsScan) return;
    event.preventDefault();
    // What else the product asks comes next.
    const [next] = product.ask;
    if (!next) return event.currentTarget.form?.requestSubmit();
    const chosenCompany = form.current?.querySelector<HTMLInputElement>("[name=code]")?.value !== "";
    form.current?.querySelector<HTMLInputElement>(`[name=${chosenCompany ? next.name : "company"}]`)?.focus();
  }

  return (
    <form ref={form} action={action} onSubmit={onSubmit} className="flex flex-col items-start gap-5" noValidate>
      {/* Enter presses the first button. */}
      <button type="submit" hidden tabIndex={-1} />
      {products.length > 1 && (
        <ProductChoice
          legend={t("products")}
          tiles={products}
          chosen={product.id}
          fitting={fitting}
          aimed={aimed?.id}
          choose={choose}
        />
      )}
      {/* A form leaves out a disabled radio button. */}
      {(products.length === 1 || product.off) && <input type="hidden" name="product" value={product.id} />}
      <Field
        ref={number}
        name="number"
        label={product.label}
        hint={
          aimed
            ? t("chooses", {
                product: aimed.name,
                count: others.length,
                others: others.map(({ name }) => name).join(", "),
              })
            : product.hint
        }
        error={letters === "" ? !aboutRefId && !missing && (message ?? product.off) : !aimed && unavailable}
        defaultValue={typed.number}
        onChange={({ target: { value } }) => {
          setRefused(null);
          setLetters(products.length > 1 && /\p{L}/u.test(digitsOnly(value)) ? value : "");
        }}
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
      {isOwn && (
        <div className="flex flex-wrap gap-3">
          <ReadAs as="number" words={product.asNumber} />
          <ReadAs as="tr_id" words={t("openOwn")} />
        </div>
      )}
      <div className="grid w-full items-start gap-x-4 gap-y-5 empty:hidden sm:grid-cols-2">
        {product.companies.length > 0 && (
          <CompanyField
            key={product.id}
            label={company}
            companies={product.companies}
            initial={{ code: typed.code ?? product.lastCode, typed: typed.company }}
            hint={t("companyChosen")}
            error={refused?.error.code === "company_needed" ? refused.error.message : null}
            readOnly={busy}
          />
        )}
        {product.ask.map(({ name, label, usual }) => (
          <Field
            key={`${product.id} ${name}`}
            name={name}
            label={label}
            error={refused?.error.code === "asked_invalid" ? refused.error.message : null}
            defaultValue={typed[name] ?? usual}
            onFocus={({ target }) => target.select()}
            inputMode="numeric"
            autoComplete="off"
            readOnly={busy}
          />
        ))}
      </div>
      {product.closed && <Alert tone="warn">{product.closed}</Alert>}
      {asksRefId && (
        <div className="flex w-full flex-col items-start gap-3">
          {aboutRefId ? (
            mayBeNumber && <ReadAs as="number" words={product.asNumber} />
          ) : (
            <ReadAs as="tr_id" words={t("asTrId")} />
          )}
          <Field
            ref={refId}
            name="refId"
            label={t("refId")}
            hint={t("refIdHint")}
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
          {busy ? t("searching") : t("submit")}
        </Button>
        <p role="status" className="text-ink-faint">
          {busy && seconds >= 2 && <Changing>{t("searchingSlow", { seconds })}</Changing>}
        </p>
      </div>
    </form>
  );
}

/** Chooses how an ambiguous number is read. */
function ReadAs({ as, words }: { as: "tr_id" | "number"; words: string }) {
  return (
    <button type="submit" name="as" value={as} className={buttonClass("secondary", "md")}>
      {words}
    </button>
  );
}
