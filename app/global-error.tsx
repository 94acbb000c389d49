"use client";

import "./globals.css";
import { FailedPage } from "#components/shell/failed-page.tsx";

/** In place of the root layout, when that is what failed. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="id">
      <body>
        <FailedPage error={error} retry={retry} />
      </body>
    </html>
  );
}
