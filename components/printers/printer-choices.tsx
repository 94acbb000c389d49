"use client";

import { PRINTER_CHOICE_NAMES, PRINTER_CHOICES, type PrinterChoice } from "#lib/domain/printer-profile.ts";

export type PrinterChoiceWords = Readonly<
  Record<PrinterChoice, { readonly label: string; readonly options: Readonly<Record<string, string>> }>
>;

type Props = {
  readonly value: Readonly<Record<string, string | undefined>>;
  readonly onChange: (name: PrinterChoice, value: string) => void;
  readonly words: PrinterChoiceWords;
};

/** What depends on the printer's make, one list each. */
export function PrinterChoices({ value, onChange, words }: Props) {
  return PRINTER_CHOICE_NAMES.map((name) => (
    <ChoiceSelect
      key={name}
      label={words[name].label}
      value={value[name] ?? PRINTER_CHOICES[name][0]}
      options={PRINTER_CHOICES[name].map((choice) => [choice, words[name].options[choice] ?? choice])}
      onChange={(choice) => onChange(name, choice)}
    />
  ));
}

type SelectProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
};

export function ChoiceSelect({ label, value, options, onChange }: SelectProps) {
  return (
    <label className="flex flex-col gap-2 font-medium">
      {label}
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-11 rounded-control border border-(--field-line) bg-surface px-3 text-ink"
      >
        {options.map(([option, shown]) => (
          <option key={option} value={option}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  );
}
