"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * A list whose first link gets the focus on arrival, or the page's search if it is empty. Digits open their link; arrows move between
 * links, and from the search into the list.
 */
export function NumberKeys({ children }: { children: ReactNode }) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const links = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const search = document.querySelector<HTMLInputElement>("main input[type=search]");
    // Doesn't interrupt someone who has started to type.
    if (document.activeElement !== search) (links()[0] ?? search)?.focus();
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (document.querySelector("dialog[open], :popover-open")) return;
      const known = links();
      const typing = document.activeElement === search;
      const wanted = known.find((link) => link.getAttribute("aria-keyshortcuts") === event.key);
      if (wanted && !typing) {
        event.preventDefault();
        wanted.click();
        return;
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const here = known.indexOf(document.activeElement as HTMLElement);
      if (!step || (here < 0 && !(typing && step === 1))) return;
      event.preventDefault();
      (known[here + step] ?? (step < 0 ? search : null))?.focus();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return <ol ref={list}>{children}</ol>;
}
