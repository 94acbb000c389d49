import { Field, Options } from "#components/ui/field.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { groupTyped } from "#lib/domain/rupiah.ts";
import type { FormValue } from "#lib/domain/settings-form.ts";
import { FeeRows } from "./fee-rows.tsx";
import { PrinterRows } from "./printer-rows.tsx";
import { RouteRows } from "./route-rows.tsx";
import type { SettingRow, SettingSpec } from "./setting-spec.ts";
import { SwitchField } from "./switch-field.tsx";

type Props = {
  readonly spec: SettingSpec;
  readonly value: FormValue | undefined;
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (value: FormValue) => void;
};

/** How many options fit side by side; longer choices become a list. */
const MOST_BESIDE = 4;

/** One setting in its matching control. */
export function SettingField({ spec, value, faults, onChange }: Props) {
  const { name, label, hint } = spec;
  const rows = (Array.isArray(value) ? value : []) as readonly SettingRow[];
  if (spec.kind === "switch") {
    return <SwitchField label={label} hint={hint} checked={value === true} onChange={onChange} />;
  }
  if (spec.kind === "printers") {
    return <PrinterRows name={name} rows={rows} faults={faults} onChange={onChange} />;
  }
  if (spec.kind === "fees") {
    return <FeeRows {...spec} rows={rows} faults={faults} onChange={onChange} />;
  }
  if (spec.kind === "routes") {
    return <RouteRows rows={rows} kinds={spec.kinds} routes={spec.routes} onChange={onChange} />;
  }
  if (spec.kind === "products") {
    return (
      <fieldset>
        <legend className="mb-2 font-medium">{label}</legend>
        {spec.options.map((option) => (
          <SwitchField
            key={option.value}
            label={option.label}
            checked={rows.some(({ id }) => id === option.value)}
            onChange={(on) =>
              onChange([...rows.filter(({ id }) => id !== option.value), ...(on ? [{ id: option.value }] : [])])
            }
          />
        ))}
        {faults[name] && (
          <p role="alert" className="text-body font-medium text-bad">
            {faults[name]}
          </p>
        )}
      </fieldset>
    );
  }
  if (spec.kind === "choice" && spec.options.length > MOST_BESIDE) {
    return (
      <label className="block max-w-150">
        <span className="mb-2 block font-medium">{label}</span>
        <select
          name={name}
          value={String(value)}
          onChange={(event) => onChange(event.target.value)}
          aria-describedby={`${name}-hint`}
          className="min-h-12 w-full max-w-60 rounded-big border-2 border-(--field-line) bg-surface px-3 text-ink focus:border-accent"
        >
          <Options of={spec.options} />
        </select>
        <span id={`${name}-hint`} className="mt-2.5 block text-sm text-ink-faint">
          {hint}
        </span>
      </label>
    );
  }
  if (spec.kind === "choice") {
    return (
      <div>
        <p aria-hidden className="mb-2 font-medium">
          {label}
        </p>
        <Segmented
          legend={label}
          name={name}
          options={spec.options}
          radio={(option) => ({ checked: value === option, onChange: () => onChange(option) })}
        />
        {hint && <p className="mt-2.5 text-sm text-ink-faint">{hint}</p>}
      </div>
    );
  }
  const text = typeof value === "string" ? value : "";
  const numeric = spec.kind === "whole" || spec.kind === "rupiah";
  return (
    <Field
      label={label}
      name={name}
      hint={hint}
      error={faults[name]}
      value={text}
      maxLength={spec.kind === "rupiah" ? 24 : spec.maxLength}
      inputMode={numeric ? "numeric" : undefined}
      type={spec.kind === "secret" ? "password" : "text"}
      // A stored secret's placeholder is replaced as a whole.
      onFocus={spec.kind === "secret" ? (event) => event.target.select() : undefined}
      autoComplete={spec.kind === "secret" ? "new-password" : "off"}
      className={numeric ? "max-w-150 [&_input]:max-w-60" : "max-w-150"}
      onChange={(event) => onChange(event.target.value)}
      onBlur={spec.kind === "rupiah" ? () => onChange(groupTyped(text)) : undefined}
    />
  );
}
