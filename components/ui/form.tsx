"use client";

import { type ComponentProps, type RefObject, useEffect, useRef } from "react";

type Props = Omit<ComponentProps<"form">, "action" | "ref"> & {
  readonly onSubmit: NonNullable<ComponentProps<"form">["onSubmit"]>;
  readonly ref?: RefObject<HTMLFormElement | null>;
};

/**
 * A form that needs the page's scripts. If submitted earlier, React keeps the submission and sends it then; without an action, the browser
 * itself would send the form, with its input in the address.
 */
export function Form({ ref, ...props }: Props) {
  const own = useRef<HTMLFormElement>(null);
  const form = ref ?? own;
  useEffect(() => {
    for (const field of form.current?.elements ?? []) if (field instanceof HTMLInputElement) tellReact(field);
  }, [form]);
  return <form ref={form} action={() => form.current?.requestSubmit()} noValidate {...props} />;
}

/** Reports what a field held before React started as if it were typed now; otherwise React would overwrite it. */
function tellReact(field: HTMLInputElement) {
  if (field.type === "radio" || field.type === "checkbox") {
    if (field.checked === field.defaultChecked || (field.type === "radio" && !field.checked)) return;
    field.checked = !field.checked;
    field.click();
    return;
  }
  const typed = field.value;
  if (typed === field.defaultValue) return;
  // Through React's own setter to what it drew, then past it, so that React sees a change.
  field.value = field.defaultValue;
  typeInto(field, typed);
}

export type TypedField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Sets a field's `value` as if it were typed: through the native setter, past the one with which React tracks what it drew. */
export function typeInto(field: TypedField, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
}
