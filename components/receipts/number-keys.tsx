"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** A numbered list whose first link has the focus on arrival; the digits open theirs, the arrows move between them. */
export function NumberKeys({ children }: { children: ReactNode }) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const links = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-number]") ?? [])];
    links()[0]?.focus();
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (document.querySelector("dialog[open], :popover-open")) return;
      const known = links();
      const wanted = known.find(({ dataset }) => dataset.number === event.key);
      if (wanted) {
        event.preventDefault();
        wanted.click();
        return;
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const here = known.indexOf(document.activeElement as HTMLElement);
      if (!step || here < 0) return;
      event.preventDefault();
      known[here + step]?.focus();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return <ol ref={list}>{children}</ol>;
}
