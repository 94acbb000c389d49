"use client";

import { useEffect, useState } from "react";

/** Whole seconds since `since` (milliseconds, UTC), counted up while `running`; 0 before it starts. */
export function useSeconds(running: boolean, since?: number): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!running) return;
    const start = since ?? Date.now();
    const count = () => setSeconds(Math.max(0, Math.floor((Date.now() - start) / 1_000)));
    count();
    const timer = setInterval(count, 250);
    return () => clearInterval(timer);
  }, [running, since]);
  return running ? seconds : 0;
}
