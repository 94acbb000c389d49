"use client";

import { useSyncExternalStore } from "react";
import { Alert } from "#components/ui/alert.tsx";

const never = () => () => {};

/** One line in browsers that cannot draw or run Loket's pages; nothing in others. */
export function OldBrowser({ words }: { words: string }) {
  const able = useSyncExternalStore(never, isAble, () => true);
  if (able) return null;
  return (
    <div className="mb-5">
      <Alert tone="warn">{words}</Alert>
    </div>
  );
}

/** Menus are popovers (Chrome 114, Firefox 125, Safari 17), and waits for news have a limit (Chrome 116, Firefox 124, Safari 17.4). */
function isAble(): boolean {
  return "popover" in HTMLElement.prototype && "any" in AbortSignal && CSS.supports("selector(:popover-open)");
}
