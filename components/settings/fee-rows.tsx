import { Plus, X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { fill } from "#components/ui/fill.ts";
import { OWN_FEES } from "#lib/domain/preferences.ts";
import { groupTyped } from "#lib/domain/rupiah.ts";
import type { FeeRow, FeeWords, RouteOption } from "./setting-spec.ts";

type Props = {
  readonly name: string;
  readonly rows: readonly FeeRow[];
  readonly products: readonly RouteOption[];
  readonly faults: Readonly<Record<string, string>>;
  readonly words: FeeWords;
  readonly onChange: (rows: readonly FeeRow[]) => void;
};

/** The shop's own fees: a row for each product and the total from which it applies. */
export function FeeRows({ name, rows, products, faults, words, onChange }: Props) {
  const set = (at: number, field: string, value: string) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, [field]: value } : row)));
  const amount = (row: FeeRow, at: number, field: "from" | "fee") => (
    <Field
      label={words[field]}
      value={row[field] ?? ""}
      maxLength={24}
      inputMode="numeric"
      autoComplete="off"
      error={faults[`${name}.${at}.${field}`]}
      onChange={(event) => set(at, field, event.target.value)}
      onBlur={() => set(at, field, groupTyped(row[field] ?? ""))}
    />
  );
  return (
    <div className="flex flex-col items-start gap-4">
      {rows.length === 0 && <p className="text-ink-faint">{words.none}</p>}
      {rows.map((row, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands in its place
          key={at}
          className="grid w-full grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-3 border-b border-line pb-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
        >
          <legend className="sr-only">{fill(words.row, { number: at + 1 })}</legend>
          <label className="block max-sm:col-span-full">
            <span className="mb-2 block font-medium">{words.product}</span>
            <select
              value={row.id}
              onChange={(event) => set(at, "id", event.target.value)}
              aria-invalid={faults[`${name}.${at}.id`] ? true : undefined}
              className={`min-h-12 w-full rounded-big border-2 bg-surface px-3 text-ink focus:border-accent ${faults[`${name}.${at}.id`] ? "border-bad-edge" : "border-(--field-line)"}`}
            >
              {products.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            {faults[`${name}.${at}.id`] && (
              <span role="alert" className="mt-2.5 block text-body font-medium text-bad">
                {faults[`${name}.${at}.id`]}
              </span>
            )}
          </label>
          {amount(row, at, "from")}
          {amount(row, at, "fee")}
          <Button
            kind="ghost"
            className="mt-8 px-3"
            aria-label={`${words.remove}: ${fill(words.row, { number: at + 1 })}`}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            <X aria-hidden className="size-5" />
          </Button>
        </fieldset>
      ))}
      {rows.length < OWN_FEES.rows && (
        <Button
          onClick={() => onChange([...rows, { id: rows.at(-1)?.id ?? products[0]?.value ?? "", from: "0", fee: "" }])}
        >
          <Plus aria-hidden className="size-4.5" />
          {words.add}
        </Button>
      )}
    </div>
  );
}
