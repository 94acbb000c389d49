"use client";

import { CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { dayStart, formatDate } from "#lib/domain/time.ts";
import { isWholeDay, readTypedDay } from "#lib/domain/typed-day.ts";
import { FILTER_CONTROL, FilterName } from "./filter-fields.tsx";

const DayCalendar = lazy(async () => ({ default: (await import("./day-calendar.tsx")).DayCalendar }));

export type DateFieldProps = {
  readonly label: string;
  readonly name: string;
  /** As in the address: `2026-11-28`, or empty. */
  readonly value: string;
  readonly today: string;
  readonly max?: string;
  readonly language: "id" | "en";
};

/** A calendar day, typed or chosen, shown as `28 Nov 2026` in every browser language. Submits its form as soon as the day is complete. */
export function DateField({ label, name, value, today, max, language }: DateFieldProps) {
  const t = useTranslations("dates");
  const id = useId();
  const shown = (day: string) => (day ? formatDate(dayStart(day, "WIB") ?? 0, "WIB", language) : "");
  const [day, setDay] = useState(value);
  const [text, setText] = useState(shown(value));
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const calendar = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  // The address has changed in another way.
  const [drawn, setDrawn] = useState(value);
  if (drawn !== value) {
    setDrawn(value);
    if (value !== day) {
      setDay(value);
      setText(shown(value));
      setWrong(false);
    }
  }

  function take(next: string) {
    setWrong(false);
    if (next === day) return;
    flushSync(() => setDay(next));
    field.current?.form?.requestSubmit();
  }

  function read(typed: string, isDone: boolean) {
    const next = typed.trim() === "" ? "" : readTypedDay(typed, today);
    const isKnown = next !== null && !(max && next > max);
    if (isKnown && (isDone || next === "" || isWholeDay(typed))) take(next);
    if (!isDone) return;
    setWrong(!isKnown);
    if (isKnown) setText(shown(next));
  }

  return (
    <div className="min-w-0">
      <label htmlFor={id}>
        <FilterName>{label}</FilterName>
      </label>
      <div className="relative">
        <input
          id={id}
          ref={field}
          type="text"
          value={text}
          autoComplete="off"
          maxLength={30}
          aria-invalid={wrong || undefined}
          aria-describedby={`${id}-wrong`}
          className={`${FILTER_CONTROL} tabular pr-11`}
          onChange={({ target }) => {
            setText(target.value);
            read(target.value, false);
          }}
          onBlur={() => read(text, true)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            read(text, true);
          }}
        />
        <button
          type="button"
          popoverTarget={`${id}-calendar`}
          aria-label={t("calendar")}
          aria-description={label}
          className="absolute top-0 right-0 grid size-11 place-items-center rounded-control text-ink-faint hover:text-ink"
        >
          <CalendarDays aria-hidden className="size-4.5" />
        </button>
      </div>
      <input type="hidden" name={name} value={day} />
      <p id={`${id}-wrong`} role="alert" className="mt-1 text-small font-medium text-bad empty:hidden">
        {wrong ? t("wrong") : null}
      </p>
      <div
        id={`${id}-calendar`}
        ref={calendar}
        popover="auto"
        className="fixed inset-auto m-0 min-h-80 w-78 rounded-card border border-line bg-surface p-3 text-ink shadow-float"
        onBeforeToggle={() => place(calendar.current, field.current)}
        onToggle={({ newState }) => setOpen(newState === "open")}
      >
        {open && (
          <Suspense>
            <DayCalendar
              value={day}
              today={today}
              max={max}
              language={language}
              onChoose={(chosen) => {
                setText(shown(chosen));
                calendar.current?.hidePopover();
                take(chosen);
              }}
            />
          </Suspense>
        )}
      </div>
    </div>
  );
}

const GAP = 4;
const HEIGHT = 380;
const WIDTH = 312;

/** Below the field, or above it if there is no room. */
function place(box: HTMLElement | null, field: HTMLElement | null): void {
  if (!box || !field) return;
  const { left, top, bottom } = field.getBoundingClientRect();
  const fits = bottom + GAP + HEIGHT < innerHeight || top < HEIGHT;
  box.style.left = `${Math.max(GAP, Math.min(left, innerWidth - WIDTH - GAP))}px`;
  box.style.top = `${fits ? bottom + GAP : top - GAP - HEIGHT}px`;
}
