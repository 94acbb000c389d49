"use client";

import { useCallback, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { PREVIEW, type PrintMark } from "#lib/domain/print-mark.ts";

const ENDINGS = ["afterprint", "pointerdown", "keydown"] as const;

/**
 * Prints with a recorded print's mark, for that one print; afterwards the paper is a preview again. Not every browser reports the end of
 * printing, so the next touch or key counts too, including Ctrl+P.
 */
export function useRecordedPrint(): { mark: PrintMark; print: (mark: PrintMark) => void } {
  const [mark, setMark] = useState<PrintMark>(PREVIEW);

  useEffect(() => {
    if (mark.kind === "preview") return;
    const end = (event: Event) => {
      const held = event instanceof KeyboardEvent && event.repeat;
      if (!held) flushSync(() => setMark(PREVIEW));
    };
    for (const type of ENDINGS) window.addEventListener(type, end, true);
    return () => {
      for (const type of ENDINGS) window.removeEventListener(type, end, true);
    };
  }, [mark]);

  const print = useCallback((recorded: PrintMark) => {
    flushSync(() => setMark(recorded));
    window.print();
  }, []);

  return { mark, print };
}
