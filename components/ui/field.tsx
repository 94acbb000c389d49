import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";
import { Changing } from "./changing.tsx";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "size"> & {
  label: string;
  hint?: ReactNode;
  /** What is wrong and what to do: announced, and linked to the field. */
  error?: ReactNode;
  size?: "md" | "lg";
  /** Digits in the monospaced font. */
  digits?: boolean;
  /** At the end of the field: a switch that belongs to it. */
  trailing?: ReactNode;
  ref?: Ref<HTMLInputElement>;
};

const SIZES = { md: "min-h-12 px-4 text-base", lg: "min-h-16 px-5 text-[1.75rem] max-sm:text-2xl" };

/** A text field with its label, hint and error, linked for people who cannot see them together. */
export function Field({
  label,
  hint,
  error,
  size = "md",
  digits = false,
  trailing,
  ref,
  className = "",
  ...input
}: Props) {
  const id = useId();
  const face = digits ? "font-mono font-medium tracking-wide" : "";
  const edge = error ? "border-bad-edge" : "border-(--field-line)";
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-2 block font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          ref={ref}
          className={`block w-full rounded-big border-2 bg-surface text-ink placeholder:text-ink-faint focus:border-accent focus:outline-4 focus:outline-offset-0 focus:outline-accent/20 ${edge} ${SIZES[size]} ${face}`}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-hint ${id}-error`}
          {...input}
        />
        {trailing}
      </div>
      <p id={`${id}-error`} role="alert" className="text-body font-medium text-bad empty:hidden not-empty:mt-2.5">
        {typeof error === "string" ? <Changing>{error}</Changing> : error}
      </p>
      <p id={`${id}-hint`} className="text-sm text-ink-faint empty:hidden not-empty:mt-2.5">
        {error ? null : hint}
      </p>
    </div>
  );
}

export type Option = { readonly value: string; readonly label: string };

/** The content of a `select`. */
export function Options({ of }: { of: readonly Option[] }) {
  return of.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
