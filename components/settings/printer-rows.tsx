import { Plus, X } from "lucide-react";
import { PrinterChoices } from "#components/printers/printer-choices.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { fill } from "#components/ui/fill.ts";
import { USUAL_PROFILE } from "#lib/domain/printer-profile.ts";
import type { PrinterRow, PrinterWords } from "./setting-spec.ts";

const MOST = 20;
const USUAL_PORT = "9100";

type Props = {
  readonly name: string;
  readonly rows: readonly PrinterRow[];
  readonly faults: Readonly<Record<string, string>>;
  readonly words: PrinterWords;
  readonly onChange: (rows: readonly PrinterRow[]) => void;
};

/** The printers in the shop's network, a row each, added and removed without leaving the page. */
export function PrinterRows({ name, rows, faults, words, onChange }: Props) {
  const set = (at: number, field: string, value: string) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, [field]: value } : row)));
  return (
    <div className="flex flex-col items-start gap-4">
      {rows.length === 0 && <p className="text-ink-faint">{words.none}</p>}
      {rows.map((row, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands in its place; it has no name of its own yet
          key={at}
          className="grid w-full grid-cols-[minmax(0,1fr)_auto] items-start gap-3 border-b border-line pb-4 sm:grid-cols-[minmax(0,3fr)_minmax(0,3fr)_7rem_auto]"
        >
          <legend className="sr-only">{fill(words.row, { number: at + 1 })}</legend>
          <Field
            label={words.name}
            value={row.name ?? ""}
            maxLength={40}
            error={faults[`${name}.${at}.name`]}
            onChange={(event) => set(at, "name", event.target.value)}
            className="max-sm:col-span-2"
          />
          <Field
            label={words.host}
            value={row.host ?? ""}
            maxLength={60}
            autoCapitalize="none"
            spellCheck={false}
            error={faults[`${name}.${at}.host`]}
            onChange={(event) => set(at, "host", event.target.value)}
            className="max-sm:col-span-2"
          />
          <Field
            label={words.port}
            value={row.port ?? ""}
            maxLength={5}
            inputMode="numeric"
            error={faults[`${name}.${at}.port`]}
            onChange={(event) => set(at, "port", event.target.value)}
          />
          <Button
            kind="ghost"
            className="mt-8 px-3"
            aria-label={`${words.remove}: ${row.name || fill(words.row, { number: at + 1 })}`}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            <X aria-hidden className="size-5" />
          </Button>
          <div className="col-span-full flex flex-wrap gap-x-5 gap-y-3">
            <PrinterChoices value={row} onChange={(choice, value) => set(at, choice, value)} words={words.choices} />
          </div>
        </fieldset>
      ))}
      {faults[name] && (
        <p role="alert" className="text-body font-medium text-bad">
          {faults[name]}
        </p>
      )}
      {rows.length < MOST && (
        <Button onClick={() => onChange([...rows, { name: "", host: "", port: USUAL_PORT, ...USUAL_PROFILE }])}>
          <Plus aria-hidden className="size-4.5" />
          {words.add}
        </Button>
      )}
    </div>
  );
}
