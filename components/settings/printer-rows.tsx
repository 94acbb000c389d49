import { useTranslations } from "next-intl";
import { PrinterChoices } from "#components/printers/printer-choices.tsx";
import { Field } from "#components/ui/field.tsx";
import { USUAL_PROFILE } from "#lib/domain/printer-profile.ts";
import { EditableRows } from "./editable-rows.tsx";
import type { SettingRow } from "./setting-spec.ts";

const MOST = 20;
const USUAL_PORT = "9100";

type Props = {
  readonly name: string;
  readonly rows: readonly SettingRow[];
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (rows: readonly SettingRow[]) => void;
};

/** The printers in the shop's network. */
export function PrinterRows({ name, rows, faults, onChange }: Props) {
  const t = useTranslations("settings");
  return (
    <EditableRows
      rows={rows}
      of="printer"
      most={MOST}
      added={{ name: "", host: "", port: USUAL_PORT, ...USUAL_PROFILE }}
      columns="grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,3fr)_minmax(0,3fr)_7rem_auto]"
      nameOf={(row) => row.name}
      fault={faults[name]}
      onChange={onChange}
      inputs={(row, at, set) => (
        <>
          <Field
            label={t("printerName")}
            value={row.name ?? ""}
            maxLength={40}
            error={faults[`${name}.${at}.name`]}
            onChange={(event) => set("name", event.target.value)}
            className="max-sm:col-span-2"
          />
          <Field
            label={t("printerHost")}
            value={row.host ?? ""}
            maxLength={60}
            autoCapitalize="none"
            spellCheck={false}
            error={faults[`${name}.${at}.host`]}
            onChange={(event) => set("host", event.target.value)}
            className="max-sm:col-span-2"
          />
          <Field
            label={t("printerPort")}
            value={row.port ?? ""}
            maxLength={5}
            inputMode="numeric"
            error={faults[`${name}.${at}.port`]}
            onChange={(event) => set("port", event.target.value)}
          />
        </>
      )}
      below={(row, _at, set) => (
        <div className="col-span-full flex flex-wrap gap-x-5 gap-y-3">
          <PrinterChoices value={row} onChange={set} />
        </div>
      )}
    />
  );
}
