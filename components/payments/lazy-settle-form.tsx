"use client";

import { type ComponentProps, lazy, Suspense, useSyncExternalStore } from "react";

const Form = lazy(async () => ({ default: (await import("./settle-form.tsx")).SettleForm }));

/**
 * Fetched where it is drawn: the library of its form weighs more than the rest of a payment's page, which every cashier loads. Never
 * drawn by the server: before its script is there the browser would send it by itself, with the password in the address.
 */
export function LazySettleForm(props: ComponentProps<typeof Form>) {
  const inBrowser = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  return <Suspense>{inBrowser && <Form {...props} />}</Suspense>;
}
