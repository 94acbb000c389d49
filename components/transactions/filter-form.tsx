"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useTransition } from "react";

/** Typing goes on for about this long between two letters. */
const TYPING_MS = 300;

/**
 * A form that is an address: without a script it is sent, with one each change leads there, and the focus and what is typed stay.
 * `label` names it.
 */
export function FilterForm({ path, label, children }: { path: string; label: string; children: ReactNode }) {
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
          clearTimeout(later.current);
          const typing = target instanceof HTMLInputElement && target.type === "search";
          later.current = setTimeout(go, typing ? TYPING_MS : 0);
        }}
      >
        {children}
      </form>
    </search>
  );
}
