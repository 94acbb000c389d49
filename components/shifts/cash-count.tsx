"use client";

import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { DENOMINATIONS, type Denomination, MOST_PIECES } from "#lib/domain/cash-count.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";

/** The text of each field, by denomination key; an empty field means none. */
export type TypedCounts = Readonly<Record<string, string>>;

type Props = {
  readonly typed: TypedCounts;
  /** Nothing can be typed: the count is submitted. */
  readonly locked: boolean;
  readonly onType: (key: string, text: string) => void;
  /** Enter in the last field. */
  readonly onDone: () => void;
};

const STEP =
  "grid size-11 flex-none place-items-center text-ink-soft hover:bg-raised hover:text-ink disabled:opacity-40 disabled:hover:bg-transparent";

/** The number of notes or coins in a field; an empty one is zero. */
export function pieces(text: string | undefined): number {
  return Number(text || 0);
}

/** "Kas fisik" by note and coin: numbers typed one after another with Enter, arrow keys or the plus and minus buttons. */
export function CashCount({ typed, locked, onType, onDone }: Props) {
  const t = useTranslations("shift");
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, { key }: Denomination) {
    if (event.key === "Enter") {
      event.preventDefault();
      const fields = [...(event.currentTarget.closest("fieldset")?.querySelectorAll("input") ?? [])];
      const next = fields[fields.indexOf(event.currentTarget) + 1];
      if (next) next.focus();
      else onDone();
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      step(key, event.key === "ArrowUp" ? 1 : -1);
    }
  }

  function step(key: string, by: 1 | -1) {
    onType(key, String(Math.min(Math.max(pieces(typed[key]) + by, 0), MOST_PIECES)));
  }

  return (
    <fieldset disabled={locked}>
      <legend className="mb-2 font-medium">{t("counted")}</legend>
      <div className="overflow-hidden rounded-big border border-line">
        {DENOMINATIONS.map((one) => {
          const { key, kind, value } = one;
          const name = `${formatRupiah(value)} ${t(kind)}`;
          const count = pieces(typed[key]);
          return (
            <div
              key={key}
              className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-t px-4 max-[22.5rem]:gap-x-0 max-[22.5rem]:pr-0 max-[22.5rem]:pl-2.5 sm:grid-cols-[7.5rem_auto_minmax(0,1fr)] first:border-t-0 ${value === 1_000 && kind === "coin" ? "border-line-strong" : "border-line"}`}
            >
              <label
                htmlFor={`count-${key}`}
                className="py-1.5 whitespace-nowrap max-[22.5rem]:py-0.5 max-[22.5rem]:whitespace-normal"
              >
                <span className="font-medium">{formatRupiah(value)}</span>{" "}
                {/* Only coins are named: notes are counted first, and most. */}
                <span className={kind === "coin" ? "text-small text-ink-faint" : "sr-only"}>{t(kind)}</span>
              </label>
              <span className="flex items-center">
                <button
                  type="button"
                  tabIndex={-1}
                  aria-label={`${t("fewer")} ${name}`}
                  disabled={count === 0}
                  onClick={() => step(key, -1)}
                  className={STEP}
                >
                  <Minus aria-hidden className="size-4" />
                </button>
                <input
                  id={`count-${key}`}
                  inputMode="numeric"
                  autoComplete="off"
                  placeholder="0"
                  value={typed[key] ?? ""}
                  onChange={(event) => onType(key, event.target.value.replace(/\D/g, "").slice(0, 5))}
                  onFocus={(event) => event.target.select()}
                  onKeyDown={(event) => onKeyDown(event, one)}
                  className="h-11 w-17 max-[22.5rem]:w-15 scroll-mb-28 border-x border-line bg-surface px-1 text-center font-mono text-base font-medium placeholder:text-ink-faint focus:relative focus:outline-3 focus:-outline-offset-2 focus:outline-accent"
                />
                <button
                  type="button"
                  tabIndex={-1}
                  aria-label={`${t("more")} ${name}`}
                  onClick={() => step(key, 1)}
                  className={STEP}
                >
                  <Plus aria-hidden className="size-4" />
                </button>
              </span>
              <span
                className={`text-right whitespace-nowrap max-sm:hidden ${count === 0 ? "text-ink-faint" : "font-medium"}`}
              >
                {formatRupiah(value * count)}
              </span>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
