"use client";

import { Button, buttonClass } from "#components/ui/button.tsx";
import { failedPageWords } from "#lib/i18n/failed-page-words.ts";
import { StatusCard } from "./status-card.tsx";

/** What is drawn in place of a page that failed: never the exception, only the id under which the log has it. */
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
        {/* A plain link: whatever failed, a fresh page does not carry it along. */}
        <a href="/" className={buttonClass("secondary", "lg")}>
          {words.start}
        </a>
      </StatusCard>
    </main>
  );
}

/** Drawn here, since every page brings this one along: the icons' library would weigh as much as all else in it. */
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
