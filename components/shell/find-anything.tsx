"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Kbd } from "#components/ui/kbd.tsx";

type Place = { readonly href: string; readonly label: string };
type Found = { readonly href: string; readonly title: string; readonly note: string };

const TYPING_MS = 200;

/** Search from anywhere, by `/` or Ctrl K: a payment by any of its numbers, a company, a page. `pressHotkeys` opens it. */
export function FindAnything({ places }: { places: readonly Place[] }) {
  const t = useTranslations("shell");
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [id, list] = [useId(), useId()];
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const [payments, setPayments] = useState<readonly Found[]>([]);
  const [at, setAt] = useState(0);

  // What was typed before React was there.
  useEffect(() => setTyped(field.current?.value ?? ""), []);

  useEffect(() => {
    const leaving = new AbortController();
    const later = setTimeout(async () => {
      const found = typed.trim() === "" ? [] : await ask(typed, leaving.signal);
      if (found) setPayments(found);
    }, TYPING_MS);
    return () => {
      clearTimeout(later);
      leaving.abort();
    };
  }, [typed]);

  const asked = typed.trim().toLowerCase();
  const pages = places
    .filter(({ label }) => label.toLowerCase().includes(asked))
    .map(({ href, label }) => ({ href, title: label, note: t("findPage") }));
  const everything = {
    href: `/transactions?q=${encodeURIComponent(typed.trim())}`,
    title: t("findAll", { typed }),
    note: "",
  };
  const options = asked === "" ? pages : [...payments, ...pages, everything];

  function go(href: string) {
    dialog.current?.close();
    router.push(href);
  }

  function press(event: KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((before) => (before + step + options.length) % options.length);
    }
    const chosen = options[Math.min(at, options.length - 1)];
    if (event.key !== "Enter" || !chosen) return;
    event.preventDefault();
    go(chosen.href);
  }

  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="/ Control+K"
        data-opens={id}
        className="flex min-h-11 items-center gap-2 rounded-control px-2.5 text-ink-soft hover:bg-raised hover:text-ink lg:mb-2 lg:border lg:border-line"
      >
        <Search aria-hidden className="size-4.5 flex-none" />
        <span className="flex-1 text-left text-small whitespace-nowrap max-lg:sr-only">{t("find")}</span>
        <span aria-hidden className="flex-none whitespace-nowrap max-lg:hidden">
          <Kbd onButton>Ctrl K</Kbd>
        </span>
      </button>
      <dialog
        ref={dialog}
        id={id}
        aria-label={t("find")}
        closedby="any"
        onClose={() => {
          if (field.current) field.current.value = "";
          setTyped("");
        }}
        className="m-auto mt-[12vh] w-[min(38rem,calc(100vw-2rem))] rounded-card border border-line bg-surface p-0 text-ink shadow-float backdrop:bg-black/40"
      >
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label={t("find")}
          aria-expanded
          aria-controls={list}
          aria-activedescendant={options.length > 0 ? `${list}-${Math.min(at, options.length - 1)}` : undefined}
          placeholder={t("findHint")}
          maxLength={100}
          autoComplete="off"
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
          }}
          onKeyDown={press}
          className="block min-h-14 w-full border-b border-line bg-transparent px-5 text-lg focus-visible:outline-none"
        />
        <div id={list} role="listbox" aria-label={t("find")} className="max-h-[60vh] overflow-y-auto p-2">
          {options.map(({ href, title, note }, place) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard
            <div
              key={href}
              id={`${list}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={place === Math.min(at, options.length - 1)}
              onClick={() => go(href)}
              className="cursor-pointer rounded-control px-3 py-2.5 hover:bg-raised aria-selected:bg-accent-soft aria-selected:text-accent"
            >
              <span className="block font-medium wrap-anywhere">{title}</span>
              {note && <span className="block text-small text-ink-faint">{note}</span>}
            </div>
          ))}
        </div>
      </dialog>
    </>
  );
}

/** Null when the request was superseded or failed: what was shown stays. */
async function ask(typed: string, signal: AbortSignal): Promise<readonly Found[] | null> {
  try {
    const response = await fetch(`/api/office/find?q=${encodeURIComponent(typed)}`, { signal });
    return response.ok ? (await response.json()).payments : null;
  } catch {
    return null;
  }
}
