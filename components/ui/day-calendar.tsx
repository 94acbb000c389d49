"use client";

import { DayPicker, type Locale } from "react-day-picker";
import { enUS } from "react-day-picker/locale/en-US";
import { id } from "react-day-picker/locale/id";

const LOCALES: Readonly<Record<"id" | "en", Locale>> = { id, en: enUS };
const STEP = "grid size-11 place-items-center rounded-control text-ink-soft hover:bg-raised hover:text-ink";
const LOOK = {
  month_caption: "flex min-h-11 items-center px-2 font-semibold",
  nav: "absolute top-0 right-0 flex",
  months: "relative",
  button_previous: STEP,
  button_next: STEP,
  chevron: "size-4.5 fill-current",
  weekday: "size-10 text-small font-medium text-ink-faint",
  day_button:
    "tabular grid size-10 place-items-center rounded-control hover:bg-raised disabled:text-ink-faint disabled:opacity-50 disabled:hover:bg-transparent",
  selected: "rounded-control bg-accent-soft font-semibold text-accent",
  today: "font-semibold underline underline-offset-4",
  outside: "text-ink-faint",
};

type Props = {
  /** Calendar days, `2026-11-28`; empty: none chosen. */
  readonly value: string;
  readonly today: string;
  readonly max?: string | undefined;
  readonly language: "id" | "en";
  readonly onChoose: (day: string) => void;
};

/** A month to choose a day from. Loaded when opened. */
export function DayCalendar({ value, today, max, language, onChoose }: Props) {
  const chosen = value ? dateOf(value) : undefined;
  return (
    <DayPicker
      mode="single"
      autoFocus
      weekStartsOn={1}
      locale={LOCALES[language]}
      classNames={LOOK}
      today={dateOf(today)}
      defaultMonth={chosen ?? dateOf(today)}
      selected={chosen}
      {...(max && { disabled: { after: dateOf(max) } })}
      onSelect={(_, date) => onChoose(dayOf(date))}
    />
  );
}

/** The calendar uses the browser's own days; values go in and out unchanged, whatever its zone. */
function dateOf(day: string): Date {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return new Date(year, month - 1, date);
}

function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
