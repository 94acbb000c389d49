"use client";

import { useEffect, useState } from "react";

/**
 * Whole seconds, counting up while `running`, from `ago` milliseconds on; 0 before it starts. The server gives `ago`, because clocks may
 * differ.
 */
export function useSeconds(running: boolean, ago = 0): number {
  const [seconds, setSeconds] = useState(Math.floor(ago / 1_000));
  useEffect(() => {
    if (!running) return;
    const start = Date.now() - ago;
    const count = () => setSeconds(Math.max(0, Math.floor((Date.now() - start) / 1_000)));
    count();
    const timer = setInterval(count, 250);
    return () => clearInterval(timer);
  }, [running, ago]);
  return running ? seconds : 0;
}
