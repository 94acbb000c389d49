"use client";

import { useEffect, useRef, useState } from "react";
import { KeysDialog, type KeyWords } from "./keys-dialog.tsx";
import { HOTKEYS, type Hotkey, SWITCHED_OFF } from "./match-hotkey.ts";
import { KEYS_SHOWN, placeOf } from "./press-hotkeys.ts";

/** The list of the page's keys, opened by `pressHotkeys`. */
export function Hotkeys({ words }: { words: KeyWords }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [offered, setOffered] = useState<readonly Hotkey[]>([]);
  const [characters, setCharacters] = useState(true);

  useEffect(() => {
    const shown = dialog.current;
    function list() {
      setCharacters(!localStorage.getItem(SWITCHED_OFF));
      setOffered(HOTKEYS.filter((hotkey) => hotkey === "?" || placeOf(hotkey)));
    }
    if (shown?.open) list();
    shown?.addEventListener(KEYS_SHOWN, list);
    return () => shown?.removeEventListener(KEYS_SHOWN, list);
  }, []);

  function choose(on: boolean) {
    setCharacters(on);
    if (on) localStorage.removeItem(SWITCHED_OFF);
    else localStorage.setItem(SWITCHED_OFF, "1");
  }

  return <KeysDialog ref={dialog} words={words} offered={offered} characters={characters} onChoose={choose} />;
}
