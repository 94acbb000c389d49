"use client";

import "./globals.css";
import { buttonClass } from "#components/ui/button.tsx";
import { failedPageWords } from "#lib/i18n/failed-page-words.ts";

/** In place of the root layout, when that is what failed. Every page brings it along, so it is drawn with next to nothing. */
export default function GlobalError({ retry }: { retry: () => void }) {
  const words = failedPageWords();
  return (
    <html lang="id">
      <body>
        <main className="mx-auto w-full max-w-lg px-4 py-10">
          <h1 className="text-heading">{words.title}</h1>
          <p className="mt-2 text-ink-soft">{words.lead}</p>
          <div className="mt-6 flex flex-wrap gap-3">
            <button type="button" onClick={retry} className={buttonClass("primary", "lg")}>
              {words.retry}
            </button>
            {/* A plain link: whatever failed, a fresh page does not carry it along. */}
            <a href="/" className={buttonClass("secondary", "lg")}>
              {words.start}
            </a>
          </div>
        </main>
      </body>
    </html>
  );
}
