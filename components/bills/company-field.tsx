import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { labelOf, matching } from "#lib/domain/products/matching.ts";

export type Company = { readonly code: string; readonly name: string; readonly province: string | null };

type Props = {
  readonly label: string;
  readonly companies: readonly Company[];
  readonly initial: { readonly code?: string | undefined; readonly typed?: string | undefined };
  /** Shown while a company is chosen. */
  readonly hint: string;
  readonly error: string | null;
  readonly readOnly: boolean;
};

/** Longer lists are cut here: the next letter narrows them down. */
const SHOWN = 8;

/** A company from the price list, found by part of its name or its province. */
export function CompanyField({ label, companies, initial, hint, error, readOnly }: Props) {
  const known = companies.find(({ code }) => code === initial.code);
  const [typed, setTyped] = useState(initial.typed ?? (known ? labelOf(known) : ""));
  const [code, setCode] = useState(known?.code ?? "");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const found = matching(companies, typed).slice(0, SHOWN);
  const shown = open && typed !== "" && found.length > 0;

  // The list may open below the window's edge.
  useEffect(() => {
    if (shown) list.current?.scrollIntoView({ block: "nearest" });
  }, [shown]);

  function choose(company: Company) {
    setTyped(labelOf(company));
    setCode(company.code);
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (!shown) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const company = found[at];
    if (step !== 0) setAt((at + step + found.length) % found.length);
    else if (event.key === "Enter" && company) {
      choose(company);
      // It was missing when Enter was pressed at the number: this Enter completes that one.
      if (error) return;
    } else if (event.key === "Escape") setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="relative w-full only:col-span-full">
      <input type="hidden" name="code" value={code} />
      <Field
        name="company"
        label={label}
        hint={code === "" ? null : hint}
        // While the list shows what to choose, it says enough.
        error={shown ? null : error}
        role="combobox"
        aria-expanded={shown}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown ? `${id}-${at}` : undefined}
        autoComplete="off"
        value={typed}
        readOnly={readOnly}
        onChange={(event) => {
          setTyped(event.target.value);
          setCode("");
          setAt(0);
          setOpen(true);
        }}
        onFocus={({ target }) => target.select()}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={label}
        hidden={!shown}
        className="absolute inset-x-0 top-full z-10 mt-1 rounded-control border border-line bg-surface p-1 shadow-card"
      >
        {found.map((company, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: likewise
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
          <div
            key={company.code}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(company)}
            className="cursor-pointer rounded-lg px-3 py-2 aria-selected:bg-accent-soft"
          >
            {labelOf(company)}
          </div>
        ))}
      </div>
    </div>
  );
}
