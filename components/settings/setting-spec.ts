import type { useTranslations } from "next-intl";
import type { Option } from "#components/ui/field.tsx";
import { groupTyped } from "#lib/domain/rupiah.ts";
import type { FormValue, FormValues } from "#lib/domain/settings-form.ts";

/** One field of a section, as drawn. `name` is the setting's own. */
export type SettingSpec = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
} & (
  | { readonly kind: "text"; readonly maxLength: number }
  | { readonly kind: "whole"; readonly maxLength: number }
  | { readonly kind: "secret"; readonly maxLength: number }
  | { readonly kind: "rupiah" }
  | {
      readonly kind: "routes";
      readonly kinds: Readonly<Record<string, string>>;
      readonly routes: readonly Option[];
    }
  | { readonly kind: "switch" }
  | { readonly kind: "choice"; readonly options: readonly Option[] }
  | { readonly kind: "products"; readonly options: readonly Option[] }
  | { readonly kind: "printers" }
  | { readonly kind: "fees"; readonly products: readonly Option[] }
);

type Say = ReturnType<typeof useTranslations<"settings">>;
/** One of a setting's rows, as typed: a printer, an own fee, an alarm's destination or a product. */
export type SettingRow = { readonly [field: string]: string };

/** Adds dots to amounts; other values stay as stored. */
export function dressed(specs: readonly SettingSpec[], values: FormValues): FormValues {
  const grouped = specs.flatMap(({ kind, name }): [string, FormValue][] => {
    const value = values[name];
    if (kind === "rupiah") return [[name, groupTyped(String(value ?? ""))]];
    if (kind !== "fees") return [];
    const rows = value as readonly SettingRow[];
    const dots = ({ from = "", fee = "", ...row }: SettingRow) => ({
      ...row,
      from: groupTyped(from),
      fee: groupTyped(fee),
    });
    return [[name, rows.map(dots)]];
  });
  return { ...values, ...Object.fromEntries(grouped) };
}

/** A value in words, to be shown beside another. */
export function spokenValue(spec: SettingSpec, value: FormValue | undefined, say: Say): string {
  if (spec.kind === "switch") return say(value === true ? "on" : "off");
  if (spec.kind === "choice") return spec.options.find((option) => option.value === value)?.label ?? String(value);
  if (spec.kind === "routes") {
    const label = (to?: string) => spec.routes.find((route) => route.value === to)?.label;
    return (value as readonly SettingRow[]).map(({ kind = "", to }) => `${spec.kinds[kind]}: ${label(to)}`).join(", ");
  }
  if (spec.kind === "fees") {
    const name = (of?: string) => spec.products.find((product) => product.value === of)?.label;
    const rows = (value as readonly SettingRow[]).map(({ id, from = "", fee = "" }) =>
      say("feeSpoken", { product: name(id) ?? "", from: `Rp${from}`, fee: `Rp${fee}` }),
    );
    return rows.join(", ") || say("nothing");
  }
  if (spec.kind === "products") {
    const sold = (value as readonly SettingRow[]).map(({ id }) => id);
    return spec.options
      .filter((option) => sold.includes(option.value))
      .map(({ label }) => label)
      .join(", ");
  }
  if (Array.isArray(value)) {
    const rows = (value as readonly SettingRow[]).map(({ name, host, port }) => `${name} (${host}:${port})`);
    return rows.join(", ") || say("nothing");
  }
  return String(value ?? "") || say("nothing");
}

/**
 * Merges what the person typed with the current values of all other fields, so that somebody else's change to a field they never touched is
 * not undone.
 */
export function mergeUntouched(typed: FormValues, drawnFrom: FormValues, now: FormValues): FormValues {
  const touched = ([name, value]: [string, FormValue]) => JSON.stringify(value) !== JSON.stringify(drawnFrom[name]);
  return { ...now, ...Object.fromEntries(Object.entries(typed).filter(touched)) };
}
