"use client";

import { useCallback, useSyncExternalStore } from "react";
import { isPaper, type Paper } from "#lib/domain/paper.ts";

const KEY = "loket.paper";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

// A browser may forbid storage; then the choice lasts as long as the page.
let chosen: Paper | null = null;
function remembered(): Paper | null {
  try {
    const kept = window.localStorage.getItem(KEY);
    return isPaper(kept) ? kept : chosen;
  } catch {
    return chosen;
  }
}

/** The paper of this counter's printer: the last choice on this machine, `initial` before any. */
export function usePaper(initial: Paper): [Paper, (paper: Paper) => void] {
  const paper = useSyncExternalStore(
    subscribe,
    () => remembered() ?? initial,
    () => initial,
  );
  const choose = useCallback((next: Paper) => {
    chosen = next;
    try {
      window.localStorage.setItem(KEY, next);
    } catch {
      // Kept for this page only.
    }
    for (const listener of listeners) listener();
  }, []);
  return [paper, choose];
}
