/** The counter's keys, spelt as in `KeyboardEvent.key` and `aria-keyshortcuts`. */
export const HOTKEYS = ["F2", "F8", "F9", "F10", "Pause", "Escape", "/", "?"] as const;
export type Hotkey = (typeof HOTKEYS)[number];
/** Ctrl K, or Cmd K, wherever the focus is. */
const FIND = "Control+K";

/** The browser's storage key for a person who switched off `/` and `?`. */
export const SWITCHED_OFF = "loket_keys_off";

export type Pressed = Pick<
  KeyboardEvent,
  "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey" | "isComposing" | "defaultPrevented"
>;

/** Whether the key opens the search of everything. */
export function matchFind({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): boolean {
  return key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey && !shiftKey;
}

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

/** The id of the dialog that lists the keys, and the event that tells a dialog that it was opened. */
export const KEYS_DIALOG = "keys";
export const KEYS_SHOWN = "keys-shown";

/**
 * Handles the counter's keys from the page's first script on: a cashier may be faster than React's start. Pages declare their keys: a
 * button or link with `aria-keyshortcuts` is clicked, a field gets the focus. So a key works exactly where its act is on the page, and
 * screen readers know it too. What only opens a dialog names it in `data-opens`, and needs no React either.
 */
export function pressHotkeys(): void {
  // On the window, after all listeners on the page: a field's own handling of a key comes first.
  window.addEventListener("keydown", press);
  window.addEventListener("click", ({ target }) => {
    const opens = target instanceof Element && target.closest<HTMLElement>("[data-opens]")?.dataset.opens;
    if (opens) open(opens);
  });
}

/** The element of a key on this page, the page's own before the shell's; null if the page has no such act now. */
export function placeOf(hotkey: Hotkey | typeof FIND): HTMLElement | null {
  const named = `[aria-keyshortcuts~="${hotkey}"]:not(:disabled)`;
  const places = [
    ...document.querySelectorAll<HTMLElement>(`main ${named}`),
    ...document.querySelectorAll<HTMLElement>(named),
  ];
  return places.find((place) => place.checkVisibility()) ?? null;
}

function press(event: KeyboardEvent): void {
  // A held Enter would continue on the next page, and pay or print there.
  if (event.key === "Enter" && event.repeat && !(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
  const on = !localStorage.getItem(SWITCHED_OFF);
  const typing = typingIn(document.activeElement as HTMLInputElement | null);
  const hotkey = matchFind(event) ? FIND : matchHotkey(event, typing, on);
  if (!hotkey) return;
  // Something on top of the page gets the keys: Escape closes it.
  const covered = document.querySelector("dialog[open], :popover-open");
  if (covered && hotkey === "Escape") return;
  const place = placeOf(hotkey);
  const help = hotkey === "?" && document.getElementById(KEYS_DIALOG);
  if (!place && !help) return;
  event.preventDefault();
  if (event.repeat || covered) return;
  if (!place) open(KEYS_DIALOG);
  else if (place instanceof HTMLInputElement) {
    place.focus();
    place.select();
  } else place.click();
}

function open(id: string): void {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return;
  if (!dialog.open) dialog.showModal();
  dialog.dispatchEvent(new Event(KEYS_SHOWN));
}
