"use client";

import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";

type Tab = { readonly id: string; readonly label: string; readonly panel: ReactNode };
type Props = { readonly label: string; readonly tabs: readonly Tab[]; readonly initial: string };

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Sections of the settings in tabs. Hidden ones keep what was typed; without a script each tab is a link. */
export function SettingTabs({ label, tabs, initial }: Props) {
  const [chosen, setChosen] = useState(initial);
  const list = useRef<HTMLDivElement>(null);

  function choose(id: string) {
    setChosen(id);
    history.replaceState(null, "", `?tab=${id}`);
  }

  function press(event: KeyboardEvent) {
    const step = STEPS[event.key];
    const next = tabs.at((tabs.findIndex(({ id }) => id === chosen) + (step ?? 0)) % tabs.length);
    if (!step || !next) return;
    event.preventDefault();
    choose(next.id);
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  }

  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        className="mb-5 flex gap-1 overflow-x-auto border-b border-line"
        onKeyDown={press}
      >
        {tabs.map(({ id, label: name }) => (
          <a
            key={id}
            id={`tab-${id}`}
            role="tab"
            href={`?tab=${id}`}
            aria-selected={id === chosen}
            aria-controls={`panel-${id}`}
            tabIndex={id === chosen ? 0 : -1}
            onClick={(event) => {
              event.preventDefault();
              choose(id);
            }}
            className="-mb-px min-h-11 border-b-2 border-transparent px-4 py-2.5 font-medium whitespace-nowrap text-ink-soft no-underline hover:text-ink focus-visible:-outline-offset-3 aria-selected:border-accent aria-selected:font-semibold aria-selected:text-accent"
          >
            {name}
          </a>
        ))}
      </div>
      {tabs.map(({ id, panel }) => (
        <div
          key={id}
          id={`panel-${id}`}
          role="tabpanel"
          aria-labelledby={`tab-${id}`}
          hidden={id !== chosen}
          className="flex flex-col gap-5 [&[hidden]]:hidden"
        >
          {panel}
        </div>
      ))}
    </>
  );
}
