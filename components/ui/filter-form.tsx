"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useTransition } from "react";
import { buttonClass } from "./button.tsx";

type Props = {
  readonly path: string;
  readonly label: string;
  readonly apply: string;
  readonly children: ReactNode;
};

/** About the time between two letters while typing. */
const TYPING_MS = 300;

/**
 * A form that becomes an address. Without a script it is submitted; with one each change navigates, keeping the focus and what is typed.
 * `label` names it, `apply` is the button without a script.
 */
export function FilterForm({ path, label, apply, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const [busy, start] = useTransition();
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(later.current), []);

  function go() {
    clearTimeout(later.current);
    if (!form.current) return;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form.current))
      if (typeof value === "string" && value) query.set(name, value);
    start(() => router.replace(query.size > 0 ? `${path}?${query}` : path, { scroll: false }));
  }

  return (
    <search aria-label={label}>
      <form
        ref={form}
        method="get"
        aria-busy={busy}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
        onChange={({ target }) => {
          // Unnamed fields are no part of the address: a date is reported when complete.
          if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement) || !target.name) return;
          clearTimeout(later.current);
          const typing = target.type === "search";
          later.current = setTimeout(go, typing ? TYPING_MS : 0);
        }}
      >
        {children}
        <noscript>
          <button type="submit" className={buttonClass("secondary")}>
            {apply}
          </button>
        </noscript>
      </form>
    </search>
  );
}
