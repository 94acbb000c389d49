import { type Option, Options } from "#components/ui/field.tsx";
import type { SettingRow } from "./setting-spec.ts";

type Props = {
  readonly rows: readonly SettingRow[];
  /** The words for each kind. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly routes: readonly Option[];
  readonly onChange: (rows: readonly SettingRow[]) => void;
};

/** The destination of each kind of alarm, a line each. */
export function RouteRows({ rows, kinds, routes, onChange }: Props) {
  const set = (at: number, to: string) => onChange(rows.map((row, index) => (index === at ? { ...row, to } : row)));
  return (
    <div className="grid gap-x-10 gap-y-1 lg:grid-cols-2">
      {rows.map(({ kind = "", to }, at) => (
        <label key={kind} className="flex min-h-11 items-center justify-between gap-4 border-b border-line py-1.5">
          <span>{kinds[kind]}</span>
          <select
            value={to}
            onChange={(event) => set(at, event.target.value)}
            className="min-h-11 flex-none rounded-big border border-(--field-line) bg-surface px-2 text-ink focus:border-accent"
          >
            <Options of={routes} />
          </select>
        </label>
      ))}
    </div>
  );
}
