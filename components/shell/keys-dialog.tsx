"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Kbd } from "#components/ui/kbd.tsx";
import { HOTKEYS, type Hotkey, KEYS_DIALOG, KEYS_SHOWN, placeOf, SWITCHED_OFF } from "./hotkeys.ts";

const NAMES = {
  F2: "new",
  F8: "receipts",
  F9: "pay",
  F10: "print",
  Pause: "lock",
  Escape: "back",
  "/": "search",
  "?": "help",
} as const;

/** The page's keys, and the switch for those that are also characters. `pressHotkeys` opens it. */
export function KeysDialog() {
  const t = useTranslations("keys");
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

  const rows = [["Enter", t("next")], ...offered.map((key) => [key === "Escape" ? "Esc" : key, t(NAMES[key])])];
  return (
    <dialog
      ref={dialog}
      id={KEYS_DIALOG}
      aria-labelledby="keys-title"
      closedby="any"
      onClose={takeUpTyping}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-card border border-line bg-surface p-0 text-ink shadow-float backdrop:bg-black/40"
    >
      <form method="dialog" className="p-6">
        <div className="mb-4 flex items-center justify-between gap-4">
          <h2 id="keys-title" className="text-xl font-semibold tracking-tight">
            {t("title")}
          </h2>
          <button
            type="submit"
            aria-label={t("close")}
            className="-m-2 grid size-11 place-items-center rounded-control text-ink-soft hover:bg-raised hover:text-ink"
          >
            <X aria-hidden className="size-5" />
          </button>
        </div>
        <p className="mb-2 text-small text-ink-faint">{t("here")}</p>
        <dl className="divide-y divide-line border-y border-line">
          {rows.map(([key, does]) => (
            <div key={key} className="flex min-h-11 items-center justify-between gap-4">
              <dt className="order-2 [&_kbd]:inline-block">
                <Kbd>{key}</Kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label className="mt-4 flex min-h-11 cursor-pointer items-center gap-3">
          <input
            type="checkbox"
            className="size-5 accent-(--accent)"
            checked={characters}
            onChange={(event) => choose(event.target.checked)}
          />
          {t("enable")}
        </label>
      </form>
    </dialog>
  );
}

/** Chromium returns the focus to the field but, after a click on the cross, not its caret: typed text would be lost. */
function takeUpTyping() {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) return;
  field.blur();
  field.focus();
}
