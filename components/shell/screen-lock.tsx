"use client";

import { useEffect, useRef } from "react";

/** Storage in which a browser's tabs record when one of them was last used, and tell each other that nobody is signed in. */
const [USED, AWAY] = ["loket_used", "loket_away"];
const LOOK_EVERY_MS = 5_000;
const MINUTE_MS = 60_000;

type Props = {
  /** Locks the session and goes to the unlock page. */
  readonly lock: (form: FormData) => Promise<void>;
  /** Minutes without a key or pointer until it locks; null: never by itself. */
  readonly after: number | null;
};

/** Called at sign-in, which is shown only once the session is locked or over: the browser's other tabs ask the server again. */
export function tellOtherTabs(): void {
  localStorage.setItem(AWAY, String(Date.now()));
}

/** Locks the screen by its key, and by itself when nobody is there. The browser's other tabs follow. */
export function ScreenLock({ lock, after }: Props) {
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const hear = ({ key }: StorageEvent) => key === AWAY && location.reload();
    window.addEventListener("storage", hear);
    return () => window.removeEventListener("storage", hear);
  }, []);

  useEffect(() => {
    if (after === null) return;
    const note = () => localStorage.setItem(USED, String(Date.now()));
    note();
    const signs = ["keydown", "pointerdown", "wheel"] as const;
    for (const sign of signs) document.addEventListener(sign, note, { passive: true });
    const clock = setInterval(() => {
      if (Date.now() - Number(localStorage.getItem(USED)) >= after * MINUTE_MS) button.current?.click();
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(clock);
      for (const sign of signs) document.removeEventListener(sign, note);
    };
  }, [after]);

  return (
    <form action={lock}>
      {/* Only for the key: people find the same in the user menu. */}
      <button ref={button} type="submit" aria-hidden tabIndex={-1} aria-keyshortcuts="Pause" className="sr-only" />
    </form>
  );
}
