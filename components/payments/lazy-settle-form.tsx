"use client";

import { type ComponentProps, lazy } from "react";

const Form = lazy(async () => ({ default: (await import("./settle-form.tsx")).SettleForm }));

/** Fetched where it is drawn: the library of its form weighs more than the rest of a payment's page, which every cashier loads. */
export function LazySettleForm(props: ComponentProps<typeof Form>) {
  return <Form {...props} />;
}
