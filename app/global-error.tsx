"use client";

import "./globals.css";
import { failedPageWords } from "#lib/i18n/failed-page-words.ts";

/** Replaces the root layout when that failed. Every page loads it, so it uses next to nothing. */
export default function GlobalError({ retry }: { retry: () => void }) {
  const words = failedPageWords();
  return (
    <html lang="id">
      <body>
        <main className="mx-auto w-full max-w-lg px-4 py-10">
          <h1 className="text-heading">{words.title}</h1>
          <p className="mt-2 text-ink-soft">{words.lead}</p>
          <div className="mt-6 flex flex-wrap gap-3">
            <button type="button" onClick={retry} className="font-semibold underline">
              {words.retry}
            </button>
            {/* A plain link: a fresh page does not inherit whatever failed. */}
            <a href="/" className="font-semibold underline">
              {words.start}
            </a>
          </div>
        </main>
      </body>
    </html>
  );
}
