"use client";

import { type ComponentProps, lazy } from "react";
import { InBrowser } from "#components/ui/in-browser.tsx";

const FactorForm = lazy(async () => ({ default: (await import("./factor-form.tsx")).FactorForm }));
const EntryForm = lazy(async () => ({ default: (await import("#components/ui/entry-form.tsx")).EntryForm }));

export function LazyFactorForm(props: ComponentProps<typeof FactorForm>) {
  return (
    <InBrowser>
      <FactorForm {...props} />
    </InBrowser>
  );
}

export function LazyEntryForm(props: ComponentProps<typeof EntryForm>) {
  return (
    <InBrowser>
      <EntryForm {...props} />
    </InBrowser>
  );
}
