"use client";

import { Button, buttonClass } from "#components/ui/button.tsx";
import { failedPageWords } from "#lib/i18n/failed-page-words.ts";
import { StatusCard } from "./status-card.tsx";

/** Replaces a page that failed: never shows the exception, only the id under which it is logged. */
export function FailedPage({ error, retry }: { error: unknown; retry: () => void }) {
  const words = failedPageWords();
  const id = error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
  return (
    <main className="grid flex-1 px-4 py-10">
      <StatusCard
        icon={<WarningSign />}
        tone="bad"
        title={words.title}
        lead={
          <>
            <p>{words.lead}</p>
            {id && (
              <p className="mt-4">
                {words.id} <code className="font-mono font-semibold text-ink select-all">{id}</code>
              </p>
            )}
          </>
        }
      >
        <Button kind="primary" size="lg" onClick={retry}>
          {words.retry}
        </Button>
        {/* A plain link: a fresh page does not inherit whatever failed. */}
        <a href="/" className={buttonClass("secondary", "lg")}>
          {words.start}
        </a>
      </StatusCard>
    </main>
  );
}

/** Drawn here, because every page loads this one: the icon library would weigh as much as the rest of it. */
function WarningSign() {
  return (
    <svg
      viewBox="0 0 24 24"
      width={24}
      height={24}
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      aria-hidden="true"
    >
      <path d="M12 3.5 2.5 20h19Z" strokeLinejoin="round" />
      <path d="M12 10v4M12 17v.5" strokeLinecap="round" />
    </svg>
  );
}
