import type { ChangeEvent } from "react";
import { groupTyped } from "#lib/domain/rupiah.ts";

/** Puts the dots into an amount that is being typed; the caret stays before the same digits. Returns what stands in the field then. */
export function groupInField({ target: field, nativeEvent }: ChangeEvent<HTMLInputElement>): string {
  const after = digitsIn(field.value.slice(field.selectionEnd ?? undefined));
  const text = groupTyped(field.value);
  if (text === field.value) return text;
  field.value = text;
  let caret = text.length;
  while (caret > 0 && digitsIn(text.slice(caret)) < after) caret -= 1;
  // A dot that was deleted comes back: the caret goes on past it, in the direction of the key.
  const forward = (nativeEvent as InputEvent).inputType === "deleteContentForward";
  while (!forward && text[caret - 1] === ".") caret -= 1;
  field.setSelectionRange(caret, caret);
  return text;
}

function digitsIn(text: string): number {
  return text.replace(/\D/g, "").length;
}
