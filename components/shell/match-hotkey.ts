/** The counter's keys, spelt as in `KeyboardEvent.key` and `aria-keyshortcuts`. */
export const HOTKEYS = ["F2", "F8", "F9", "F10", "Pause", "Escape", "/", "?"] as const;
export type Hotkey = (typeof HOTKEYS)[number];

/** The browser's storage key for a person who switched off `/` and `?`. */
export const SWITCHED_OFF = "loket_keys_off";

export type Pressed = Pick<
  KeyboardEvent,
  "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey" | "isComposing" | "defaultPrevented"
>;

/** Where the key was pressed: fields for digits have no use for `/` and `?`, text fields do. */
export type Typing = "nothing" | "digits" | "text";

/** The hotkey that was meant, if any. `characters` is the person's own switch for `/` and `?`, which speech input can type by accident. */
export function matchHotkey(pressed: Pressed, typing: Typing, characters: boolean): Hotkey | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.isComposing || pressed.defaultPrevented)
    return null;
  const hotkey = HOTKEYS.find((known) => known === pressed.key);
  if (!hotkey) return null;
  // Which of these needs Shift differs between keyboards.
  if (hotkey === "/" || hotkey === "?") return characters && typing !== "text" ? hotkey : null;
  // Shift+F10 is the context menu, Shift+Escape the browser's own.
  return pressed.shiftKey ? null : hotkey;
}

type Field = {
  readonly tagName: string;
  readonly type?: string;
  readonly inputMode?: string;
  readonly isContentEditable?: boolean;
};

const NO_TEXT = ["radio", "checkbox", "button", "submit", "reset", "file", "range", "color", "image"];

/** What typing would do in the focused field, if any. */
export function typingIn(field: Field | null): Typing {
  if (!field) return "nothing";
  if (field.isContentEditable || field.tagName === "TEXTAREA") return "text";
  if (field.tagName !== "INPUT" || NO_TEXT.includes(field.type ?? "text")) return "nothing";
  return field.inputMode === "numeric" || field.type === "number" ? "digits" : "text";
}
