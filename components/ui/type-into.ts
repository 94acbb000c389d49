export type TypedField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Puts `value` into a field as if it were typed: through the setter of its kind, past the one by which React remembers what it drew. */
export function typeInto(field: TypedField, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
}
