"use client";

import { type ComponentProps, lazy } from "react";
import { InBrowser } from "#components/ui/in-browser.tsx";

const SettleForm = lazy(async () => ({ default: (await import("./settle-form.tsx")).SettleForm }));

export function LazySettleForm(props: ComponentProps<typeof SettleForm>) {
  return (
    <InBrowser>
      <SettleForm {...props} />
    </InBrowser>
  );
}
