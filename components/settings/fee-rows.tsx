import { useTranslations } from "next-intl";
import { Field, type Option, Options } from "#components/ui/field.tsx";
import { OWN_FEES } from "#lib/domain/preferences.ts";
import { groupTyped } from "#lib/domain/rupiah.ts";
import { EditableRows } from "./editable-rows.tsx";
import type { SettingRow } from "./setting-spec.ts";

type Props = {
  readonly name: string;
  readonly rows: readonly SettingRow[];
  readonly products: readonly Option[];
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (rows: readonly SettingRow[]) => void;
};

/** The shop's own fees: a row for each product and the total from which it applies. */
export function FeeRows({ name, rows, products, faults, onChange }: Props) {
  const t = useTranslations("settings");
  return (
    <EditableRows
      rows={rows}
      of="fee"
      most={OWN_FEES.rows}
      added={{ id: rows.at(-1)?.id ?? products[0]?.value ?? "", from: "0", fee: "" }}
      columns="grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
      onChange={onChange}
      inputs={(row, at, set) => {
        const faultOf = (field: "id" | "from" | "fee") => faults[`${name}.${at}.${field}`];
        return (
          <>
            <label className="block max-sm:col-span-full">
              <span className="mb-2 block font-medium">{t("feeProduct")}</span>
              <select
                value={row.id}
                onChange={(event) => set("id", event.target.value)}
                aria-invalid={faultOf("id") ? true : undefined}
                aria-describedby={`${name}-${at}-faults`}
                className={`min-h-12 w-full rounded-big border-2 bg-surface px-3 text-ink focus:border-accent ${faultOf("id") ? "border-bad-edge" : "border-(--field-line)"}`}
              >
                <Options of={products} />
              </select>
            </label>
            {(["from", "fee"] as const).map((field) => (
              <Field
                key={field}
                label={t(field === "from" ? "feeFrom" : "feeAmount")}
                value={row[field] ?? ""}
                maxLength={24}
                inputMode="numeric"
                autoComplete="off"
                // The row says it below, where there is room.
                error={faultOf(field) && []}
                aria-describedby={`${name}-${at}-faults`}
                onChange={(event) => set(field, event.target.value)}
                onBlur={() => set(field, groupTyped(row[field] ?? ""))}
              />
            ))}
          </>
        );
      }}
      below={(_, at) => (
        <p
          id={`${name}-${at}-faults`}
          role="alert"
          className="col-span-full text-body font-medium text-bad empty:hidden"
        >
          {["id", "from", "fee"].flatMap((field) => faults[`${name}.${at}.${field}`] ?? []).join(" ")}
        </p>
      )}
    />
  );
}
