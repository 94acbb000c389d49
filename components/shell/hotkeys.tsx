"use client";

import { useEffect, useRef, useState } from "react";
import { KeysDialog, type KeyWords } from "./keys-dialog.tsx";
import { HOTKEYS, type Hotkey, matchHotkey, SWITCHED_OFF, typingIn } from "./match-hotkey.ts";

/**
 * The keys of the counter. What a page can do by key it says itself: a button, link or field with `aria-keyshortcuts` is
 * pressed, or given the focus. So a key works exactly where its act is on the page, and screen readers know of it too.
 */
export function Hotkeys({ words }: { words: KeyWords }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [offered, setOffered] = useState<readonly Hotkey[]>([]);
  const [characters, setCharacters] = useState(true);

  useEffect(() => {
    function show() {
      setCharacters(!localStorage.getItem(SWITCHED_OFF));
      setOffered(HOTKEYS.filter((hotkey) => hotkey === "?" || placeOf(hotkey)));
      if (!dialog.current?.open) dialog.current?.showModal();
    }
    function press(event: KeyboardEvent) {
      // A held Enter runs on into the next page, and would pay or print there.
      if (event.key === "Enter" && event.repeat && !(event.target instanceof HTMLTextAreaElement))
        event.preventDefault();
      const on = !localStorage.getItem(SWITCHED_OFF);
      const hotkey = matchHotkey(event, typingIn(document.activeElement as HTMLInputElement | null), on);
      if (!hotkey) return;
      // What lies on top of the page has the keys: Escape closes it.
      const covered = document.querySelector("dialog[open], :popover-open");
      if (covered && hotkey === "Escape") return;
      const place = placeOf(hotkey);
      if (!place && hotkey !== "?") return;
      event.preventDefault();
      if (event.repeat || covered) return;
      if (!place) show();
      else if (place instanceof HTMLInputElement) {
        place.focus();
        place.select();
      } else place.click();
    }
    function click(event: MouseEvent) {
      if (event.target instanceof Element && event.target.closest("[data-show-keys]")) show();
    }
    document.addEventListener("keydown", press);
    document.addEventListener("click", click);
    return () => {
      document.removeEventListener("keydown", press);
      document.removeEventListener("click", click);
    };
  }, []);

  function choose(on: boolean) {
    setCharacters(on);
    if (on) localStorage.removeItem(SWITCHED_OFF);
    else localStorage.setItem(SWITCHED_OFF, "1");
  }

  return <KeysDialog ref={dialog} words={words} offered={offered} characters={characters} onChoose={choose} />;
}

/** What a key stands for on this page, the page's own before the shell's; null where the page has no such act now. */
function placeOf(hotkey: Hotkey): HTMLElement | null {
  const named = `[aria-keyshortcuts~="${hotkey}"]:not(:disabled)`;
  const places = [
    ...document.querySelectorAll<HTMLElement>(`main ${named}`),
    ...document.querySelectorAll<HTMLElement>(named),
  ];
  return places.find((place) => place.checkVisibility()) ?? null;
}
