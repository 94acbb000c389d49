"use client";

import { useCallback, useState } from "react";
import { flushSync } from "react-dom";
import { PREVIEW, type PrintMark } from "#lib/domain/print-mark.ts";
import { useUntilTouched } from "./use-until-touched.ts";

/** Prints with a recorded print's mark, for that one print; afterwards the paper is a preview again. */
export function useRecordedPrint(): { mark: PrintMark; print: (mark: PrintMark) => void } {
  const [mark, setMark] = useState<PrintMark>(PREVIEW);
  useUntilTouched(mark.kind === "preview" ? null : mark, () => setMark(PREVIEW));

  const print = useCallback((recorded: PrintMark) => {
    flushSync(() => setMark(recorded));
    window.print();
  }, []);

  return { mark, print };
}
