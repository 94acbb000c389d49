import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";

/**
 * While something is on the page for one print only, calls `end` when that print is over: at the next touch or key (including Ctrl+P), or
 * when another print begins. Never at `afterprint`: some browsers fire it before they have taken the page, and some never do.
 */
export function useUntilTouched(what: unknown, end: () => void): void {
  const last = useRef(end);
  last.current = end;
  useEffect(() => {
    if (!what) return;
    let begun = false;
    const over = () => flushSync(() => last.current());
    const touched = (event: Event) => {
      if (!(event instanceof KeyboardEvent && event.repeat)) over();
    };
    const begins = () => {
      if (begun) over();
      begun = true;
    };
    const listeners = { pointerdown: touched, keydown: touched, beforeprint: begins };
    for (const [type, listener] of Object.entries(listeners)) window.addEventListener(type, listener, true);
    return () => {
      for (const [type, listener] of Object.entries(listeners)) window.removeEventListener(type, listener, true);
    };
  }, [what]);
}
