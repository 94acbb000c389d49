"use client";

import { useEffect, useState } from "react";
import type { TypedCounts } from "./cash-count.tsx";

const PREFIX = "loket_count_";

/**
 * What has been typed of a shift's count, kept in this browser until the shift is closed: it survives a reload, a session that ended and a
 * browser that was closed. What was kept of other shifts is thrown away.
 */
export function useKeptCount(shiftId: number) {
  const [typed, setTyped] = useState<TypedCounts>({});

  // After the first drawing, which is the server's: it knows nothing of what is kept here.
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

/** Anything may stand in a browser's storage. */
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
