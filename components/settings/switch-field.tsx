import { useId } from "react";

type Props = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** A native check box that looks like, and is announced as, a switch; the whole line can be clicked. */
export function SwitchField({ label, hint, checked, onChange }: Props) {
  const id = useId();
  return (
    <label className="flex min-h-11 max-w-150 cursor-pointer items-start justify-between gap-6 py-2">
      <span className="min-w-0">
        <span id={id} className="block font-medium">
          {label}
        </span>
        {hint && (
          <span id={`${id}-hint`} className="mt-0.5 block text-sm text-ink-faint">
            {hint}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        aria-labelledby={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="relative mt-0.5 h-6 w-11 flex-none cursor-pointer appearance-none rounded-full border border-(--field-line) bg-raised transition-colors before:absolute before:top-[3px] before:left-[3px] before:size-4 before:rounded-full before:bg-(--field-line) before:transition-transform checked:border-accent checked:bg-accent checked:before:translate-x-5 checked:before:bg-accent-on forced-colors:appearance-auto"
      />
    </label>
  );
}
