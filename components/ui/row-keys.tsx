"use client";

import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from "react";

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
const ROWS = "tbody th a";

/**
 * A table in which the arrows (or j and k) move between the rows' links once one has the focus. Arrow down enters it from the page's
 * search, and returning from a row focuses that row.
 */
export function RowKeys({ children }: { children: ReactNode }) {
  const table = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const links = () => [...(table.current?.querySelectorAll<HTMLAnchorElement>(ROWS) ?? [])];
    const opened = (history.state as { row?: unknown } | null)?.row;
    // The browser restores the scroll position itself.
    if (document.activeElement === document.body)
      links()
        .find(({ pathname }) => pathname === opened)
        ?.focus({ preventScroll: true });

    function enter(event: globalThis.KeyboardEvent) {
      const { key, target } = event;
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
      if (key !== "ArrowDown" || !plain || !(target instanceof HTMLInputElement) || target.type !== "search") return;
      event.preventDefault();
      links()[0]?.focus();
    }
    document.addEventListener("keydown", enter);
    return () => document.removeEventListener("keydown", enter);
  }, []);

  function press(event: KeyboardEvent<HTMLDivElement>) {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>(ROWS)];
    const here = links.indexOf(document.activeElement as HTMLElement);
    if (here < 0) return;
    event.preventDefault();
    links[here + step]?.focus();
  }
  /** The list's history entry records which row was opened. */
  function note({ target }: MouseEvent) {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>(ROWS) : null;
    if (link) history.replaceState({ ...history.state, row: link.pathname }, "");
  }
  /** Numbers lie above their row's link, so that they can be copied; a click that selects nothing still opens the row. */
  function open({ target }: MouseEvent) {
    if (!(target instanceof Element) || target.closest("a, button") || !getSelection()?.isCollapsed) return;
    target.closest("tr")?.querySelector<HTMLAnchorElement>("th a")?.click();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside have the keyboard; this only follows them
    <div ref={table} onKeyDown={press} onClick={open} onClickCapture={note}>
      {children}
    </div>
  );
}
