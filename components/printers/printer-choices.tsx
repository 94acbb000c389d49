"use client";

import { useTranslations } from "next-intl";
import { type Option, Options } from "#components/ui/field.tsx";
import { PRINTER_CHOICE_NAMES, PRINTER_CHOICES, type PrinterChoice } from "#lib/domain/printer-profile.ts";

type Props = {
  readonly value: Readonly<Record<string, string | undefined>>;
  readonly onChange: (name: PrinterChoice, value: string) => void;
};

/** What depends on the printer's make, one list each. */
export function PrinterChoices({ value, onChange }: Props) {
  const t = useTranslations("printer");
  return PRINTER_CHOICE_NAMES.map((name) => (
    <ChoiceSelect
      key={name}
      label={t(`choice_${name}`)}
      value={value[name] ?? PRINTER_CHOICES[name][0]}
      options={PRINTER_CHOICES[name].map((choice) => ({
        value: choice,
        label: t(`${name}_${choice}` as "qr_command"),
      }))}
      onChange={(choice) => onChange(name, choice)}
    />
  ));
}

type SelectProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
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
        <Options of={options} />
      </select>
    </label>
  );
}
