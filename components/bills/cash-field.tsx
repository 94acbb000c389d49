"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useId } from "react";
import { Changing } from "#components/ui/changing.tsx";
import { groupInField } from "#components/ui/group-in-field.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import type { JudgedCash } from "./judge-cash.ts";

type Props = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  /** What "Uang pas" types: nothing, or the total if the cash must be typed. */
  readonly exact: string;
  readonly judged: JudgedCash;
  readonly refused: string | null;
  readonly quickCash: readonly { readonly amount: number; readonly label: string }[];
  readonly locked: boolean;
  readonly onTyped: (text: string) => void;
  readonly onChoose: (text: string) => void;
};

const CHIP =
  "min-h-11 max-w-32 flex-auto rounded-full border border-line px-1 text-small whitespace-nowrap font-medium text-ink-soft hover:border-line-strong hover:bg-raised hover:text-ink";

/** On a tablet's narrow panel and on a phone, three of four amounts fit. */
const FOURTH = "max-lg:nth-[3]:nth-last-[3]:hidden";

/** "Uang diterima" with likely amounts, and the change or what is missing. Empty means exact. */
export function CashField(props: Props) {
  const t = useTranslations("confirm");
  const { field, typed, exact, judged, refused, quickCash, locked } = props;
  const id = useId();

  return (
    <div className="max-md:contents">
      <label htmlFor={id} className="mb-2 block font-medium max-md:sr-only short:mb-1.5">
        {t("cashReceived")}
      </label>
      <input
        data-must-be-seen
        ref={field}
        id={id}
        name="cash"
        defaultValue={typed}
        onChange={(event) => props.onTyped(groupInField(event))}
        inputMode="numeric"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the page is for this one field; its first digits must not go nowhere
        autoFocus
        readOnly={locked}
        placeholder={exact === "" ? t("exact") : t("cashReceived")}
        aria-invalid={refused ? true : undefined}
        aria-describedby={`${id}-change`}
        className={`block min-h-13.5 w-full short:min-h-12.5 rounded-big border-2 bg-surface px-5 font-mono text-[1.375rem] font-medium max-md:px-3 max-md:text-lg low:text-base placeholder:font-sans placeholder:text-lg placeholder:text-ink-faint focus:border-accent focus:outline-4 focus:outline-offset-0 focus:outline-accent/20 ${refused ? "border-bad-edge" : "border-(--field-line)"}`}
      />
      <div className="mt-2.5 flex gap-1.5 max-md:order-1 max-md:col-span-full max-md:mt-0 low:hidden short:md:mt-2">
        <button type="button" className={CHIP} onClick={() => props.onChoose(exact)}>
          {t("exact")}
        </button>
        {quickCash.map(({ amount, label }) => (
          <button key={amount} type="button" className={`${CHIP} ${FOURTH}`} onClick={() => props.onChoose(label)}>
            {label}
          </button>
        ))}
      </div>
      <div
        id={`${id}-change`}
        role="status"
        className={`mt-4 flex min-h-14 flex-wrap items-center justify-between gap-x-4 rounded-control px-4 py-2 max-md:mt-0 max-md:px-3 max-md:min-h-13.5 max-md:py-1 max-md:leading-tight short:md:mt-2.5 short:min-h-12 short:md:py-1.5 ${refused ? "bg-bad-soft text-bad" : "bg-ok-soft text-ok"}`}
      >
        {refused ? (
          <span className="font-semibold">
            <Changing>{refused}</Changing>
          </span>
        ) : (
          <>
            <span className="font-medium">{t("change")}</span>
            <span className="text-[1.375rem] font-semibold max-md:text-base" translate="no">
              {formatRupiah(judged.change)}
            </span>
          </>
        )}
      </div>
    </div>
  );
}
