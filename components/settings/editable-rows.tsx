import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { fill } from "#components/ui/fill.ts";
import type { RowsWords, SettingRow } from "./setting-spec.ts";

/** The inputs of one row; `set` changes one of its fields. */
type Inputs = (row: SettingRow, at: number, set: (field: string, value: string) => void) => ReactNode;

type Props = {
  readonly rows: readonly SettingRow[];
  readonly words: RowsWords;
  readonly most: number;
  /** The row that "add" appends. */
  readonly added: SettingRow;
  /** The grid columns of the inputs and, last, the remove button. */
  readonly columns: string;
  readonly inputs: Inputs;
  /** Inputs on a line of their own. */
  readonly below?: Inputs;
  /** A row's own name, if it has one. */
  readonly nameOf?: (row: SettingRow) => string | undefined;
  /** A fault of all rows together. */
  readonly fault?: string | undefined;
  readonly onChange: (rows: readonly SettingRow[]) => void;
};

/** Rows of a setting, added and removed without leaving the page. */
export function EditableRows({ rows, words, most, added, columns, inputs, below, nameOf, fault, onChange }: Props) {
  return (
    <div className="flex flex-col items-start gap-4">
      {rows.length === 0 && <p className="text-ink-faint">{words.none}</p>}
      {rows.map((row, at) => {
        const numbered = fill(words.row, { number: at + 1 });
        const set = (field: string, value: string) =>
          onChange(rows.map((one, index) => (index === at ? { ...one, [field]: value } : one)));
        return (
          <fieldset
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id; a row is identified by its place
            key={at}
            className={`grid w-full items-start gap-3 border-b border-line pb-4 ${columns}`}
          >
            <legend className="sr-only">{numbered}</legend>
            {inputs(row, at, set)}
            <Button
              kind="ghost"
              className="mt-8 px-3"
              aria-label={`${words.remove}: ${nameOf?.(row) || numbered}`}
              onClick={() => onChange(rows.filter((_, index) => index !== at))}
            >
              <X aria-hidden className="size-5" />
            </Button>
            {below?.(row, at, set)}
          </fieldset>
        );
      })}
      {fault && (
        <p role="alert" className="text-body font-medium text-bad">
          {fault}
        </p>
      )}
      {rows.length < most && (
        <Button onClick={() => onChange([...rows, added])}>
          <Plus aria-hidden className="size-4.5" />
          {words.add}
        </Button>
      )}
    </div>
  );
}
