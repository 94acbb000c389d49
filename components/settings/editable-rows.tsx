import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import type { SettingRow } from "./setting-spec.ts";

/** The inputs of one row; `set` changes one of its fields. */
type Inputs = (row: SettingRow, at: number, set: (field: string, value: string) => void) => ReactNode;

type Props = {
  readonly rows: readonly SettingRow[];
  /** Which messages they have. */
  readonly of: "printer" | "fee";
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
export function EditableRows({ rows, of, most, added, columns, inputs, below, nameOf, fault, onChange }: Props) {
  const t = useTranslations("settings");
  return (
    <div className="flex flex-col items-start gap-4">
      {rows.length === 0 && <p className="text-ink-faint">{t(`${of}None`)}</p>}
      {rows.map((row, at) => {
        const numbered = t(`${of}Row`, { number: at + 1 });
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
              aria-label={`${t(`${of}Remove`)}: ${nameOf?.(row) || numbered}`}
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
          {t(`${of}Add`)}
        </Button>
      )}
    </div>
  );
}
