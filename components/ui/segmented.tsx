import type { InputHTMLAttributes } from "react";
import type { Option } from "./field.tsx";

type Props = {
  /** The group's name for screen readers. */
  legend: string;
  name: string;
  options: readonly Option[];
  /** Props for each radio button: `register(…)`, or value and onChange. */
  radio: (value: string) => InputHTMLAttributes<HTMLInputElement>;
  full?: boolean;
};

/** A choice among few: native radio buttons, so that arrow keys and names just work. */
export function Segmented({ legend, name, options, radio, full = false }: Props) {
  return (
    <fieldset
      className={`rounded-control border border-line bg-raised p-[3px] ${full ? "flex w-full" : "inline-flex max-[22.5rem]:flex-wrap"}`}
    >
      <legend className="sr-only">{legend}</legend>
      {options.map(({ value, label }) => (
        <label
          key={value}
          className={`relative flex min-h-10 pointer-coarse:min-h-11 cursor-pointer items-center justify-center rounded-lg px-4 max-[22.5rem]:px-2.5 font-medium whitespace-nowrap text-ink-soft has-checked:bg-knob has-checked:text-ink has-checked:shadow-[0_1px_3px_rgb(0_0_0/0.16)] has-focus-visible:outline-3 has-focus-visible:outline-accent ${full ? "flex-auto px-1.5" : ""}`}
        >
          <input
            type="radio"
            name={name}
            value={value}
            className="absolute inset-0 m-0 cursor-pointer appearance-none outline-none"
            {...radio(value)}
          />
          <span className="pointer-events-none">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
