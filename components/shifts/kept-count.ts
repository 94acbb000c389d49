"use client";

import { useEffect, useState } from "react";
import type { TypedCounts } from "./cash-count.tsx";

const PREFIX = "loket_count_";

/**
 * What has been typed of a shift's count, stored in this browser until the shift is closed. It survives a reload, the end of the session
 * and closing the browser. Other shifts' counts are deleted.
 */
export function useKeptCount(shiftId: number) {
  const [typed, setTyped] = useState<TypedCounts>({});

  // After the first render, which matches the server's: the server does not know what is stored here.
  useEffect(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && key !== PREFIX + shiftId) localStorage.removeItem(key);
    }
    setTyped(read(localStorage.getItem(PREFIX + shiftId)));
  }, [shiftId]);

  return {
    typed,
    type(key: string, text: string) {
      setTyped((all) => {
        const next = { ...all, [key]: text };
        localStorage.setItem(PREFIX + shiftId, JSON.stringify(next));
        return next;
      });
    },
    forget() {
      localStorage.removeItem(PREFIX + shiftId);
    },
  };
}

/** A browser's storage may contain anything. */
function read(kept: string | null): TypedCounts {
  try {
    const typed: unknown = JSON.parse(kept ?? "{}");
    const pairs = Object.entries(typed as object).filter(
      ([, text]) => typeof text === "string" && /^\d{0,5}$/.test(text),
    );
    return Object.fromEntries(pairs);
  } catch {
    return {};
  }
}
