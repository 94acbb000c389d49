"use client";

import type { KeyboardEvent, ReactNode } from "react";

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** A table whose rows' links are walked through with the arrows (or j and k) once one of them has the focus. */
export function RowKeys({ children }: { children: ReactNode }) {
  function press(event: KeyboardEvent<HTMLDivElement>) {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>("tbody th a")];
    const here = links.indexOf(document.activeElement as HTMLElement);
    if (here < 0) return;
    event.preventDefault();
    links[here + step]?.focus();
  }
  // biome-ignore lint/a11y/noStaticElementInteractions: the links inside have the keyboard; this only moves between them
  return <div onKeyDown={press}>{children}</div>;
}
