"use client";

import { type ReactNode, Suspense, useSyncExternalStore } from "react";

/**
 * For a form whose script is loaded only where it is drawn, because its library weighs more than the rest of a page that few people need
 * it on. The server never draws it: before that script has loaded, the browser itself would send the form, with the password in the
 * address.
 */
export function InBrowser({ children }: { children: ReactNode }) {
  const inBrowser = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  return <Suspense>{inBrowser && children}</Suspense>;
}
