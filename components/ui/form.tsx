"use client";

import { type ComponentProps, type RefObject, useEffect, useRef } from "react";

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
  useEffect(() => {
    for (const field of form.current?.elements ?? []) if (field instanceof HTMLInputElement) tellReact(field);
  }, [form]);
  return <form ref={form} action={() => form.current?.requestSubmit()} noValidate {...props} />;
}

/** What a field held before React came is told as if it were typed now: otherwise it would be drawn over with what React knows. */
function tellReact(field: HTMLInputElement) {
  if (field.type === "radio" || field.type === "checkbox") {
    if (field.checked === field.defaultChecked || (field.type === "radio" && !field.checked)) return;
    field.checked = !field.checked;
    field.click();
    return;
  }
  const typed = field.value;
  if (typed === field.defaultValue) return;
  // Through React's own setter to what it drew, then past it: so it sees a change.
  field.value = field.defaultValue;
  typeInto(field, typed);
}

export type TypedField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Puts `value` into a field as if it were typed: through the setter of its kind, past the one by which React remembers what it drew. */
export function typeInto(field: TypedField, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
}
