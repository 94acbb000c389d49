import type { ReactNode } from "react";
import { Options } from "#components/ui/field.tsx";

/** The look of a control above a list. */
export const FILTER_CONTROL = "min-h-11 w-full rounded-control border border-(--field-line) bg-surface px-3 text-ink";

type Field = {
  readonly label: string;
  readonly name: string;
  /** The value in the address. A view reached by its address is redrawn with it. */
  readonly value: string;
};

/** A control's purpose, first in its label. */
export function FilterName({ children }: { children: ReactNode }) {
  return <span className="mb-1.5 block text-small font-medium">{children}</span>;
}

/** A choice of one; `any` is the label for none. */
export function FilterSelect({
  label,
  name,
  value,
  any,
  options,
}: Field & { readonly any: string; readonly options: readonly { readonly id: string; readonly name: string }[] }) {
  return (
    <label className="block min-w-0">
      <FilterName>{label}</FilterName>
      <select key={value} name={name} defaultValue={value} className={FILTER_CONTROL}>
        <option value="">{any}</option>
        <Options of={options.map(({ id, name }) => ({ value: id, label: name }))} />
      </select>
    </label>
  );
}
