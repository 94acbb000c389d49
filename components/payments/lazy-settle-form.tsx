"use client";

import { type ComponentProps, lazy, Suspense, useSyncExternalStore } from "react";

const Form = lazy(async () => ({ default: (await import("./settle-form.tsx")).SettleForm }));

/**
 * Loaded only where it is drawn: its form library weighs more than the rest of a payment's page, which every cashier loads. Never drawn by
 * the server: before its script has loaded, the browser itself would send the form, with the password in the address.
 */
export function LazySettleForm(props: ComponentProps<typeof Form>) {
  const inBrowser = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  return <Suspense>{inBrowser && <Form {...props} />}</Suspense>;
}
