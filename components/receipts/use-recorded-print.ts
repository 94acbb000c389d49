"use client";

import { useCallback, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { PREVIEW, type PrintMark } from "#lib/domain/print-mark.ts";

const ENDINGS = ["afterprint", "pointerdown", "keydown"] as const;

/**
 * Prints with a recorded print's mark, for that one print: as soon as it is over the paper is a preview again.
 * Not every browser tells when printing ended, so the next touch or key counts as well, Ctrl+P's own among them.
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
