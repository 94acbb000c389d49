import type { ChangeEvent } from "react";
import { groupTyped } from "#lib/domain/rupiah.ts";

/** Adds dots to an amount while it is typed; the caret stays before the same digits. Returns the field's new value. */
export function groupInField({ target: field, nativeEvent }: ChangeEvent<HTMLInputElement>): string {
  const after = digitsIn(field.value.slice(field.selectionEnd ?? undefined));
  const text = groupTyped(field.value);
  if (text === field.value) return text;
  field.value = text;
  let caret = text.length;
  while (caret > 0 && digitsIn(text.slice(caret)) < after) caret -= 1;
  // A deleted dot comes back: the caret moves past it, in the key's direction.
  const forward = (nativeEvent as InputEvent).inputType === "deleteContentForward";
  while (!forward && text[caret - 1] === ".") caret -= 1;
  field.setSelectionRange(caret, caret);
  return text;
}

function digitsIn(text: string): number {
  return text.replace(/\D/g, "").length;
}
