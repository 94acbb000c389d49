"use client";

import { type ComponentProps, type RefObject, useRef } from "react";

type Props = Omit<ComponentProps<"form">, "action" | "ref"> & {
  readonly onSubmit: NonNullable<ComponentProps<"form">["onSubmit"]>;
  readonly ref?: RefObject<HTMLFormElement | null>;
};

/**
 * A form that needs the page's scripts. Sent before they have come, it is kept by React and sent then: without an action the browser would
 * send it by itself, with what was typed in the address.
 */
export function Form({ ref, ...props }: Props) {
  const own = useRef<HTMLFormElement>(null);
  const form = ref ?? own;
  return <form ref={form} action={() => form.current?.requestSubmit()} noValidate {...props} />;
}
