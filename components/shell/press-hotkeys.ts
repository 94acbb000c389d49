import { type Hotkey, matchHotkey, SWITCHED_OFF, typingIn } from "./match-hotkey.ts";

/** The id of the dialog that lists the keys, and the event that tells it that it was opened. */
export const KEYS_DIALOG = "keys";
export const KEYS_SHOWN = "keys-shown";

/**
 * Handles the counter's keys from the page's first script on: a cashier may be faster than React's start. Pages declare their keys: a
 * button or link with `aria-keyshortcuts` is clicked, a field gets the focus. So a key works exactly where its act is on the page, and
 * screen readers know it too.
 */
export function pressHotkeys(): void {
  // On the window, after all listeners on the page: a field's own handling of a key comes first.
  window.addEventListener("keydown", press);
  window.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-show-keys]")) show();
  });
}

/** The element of a key on this page, the page's own before the shell's; null if the page has no such act now. */
export function placeOf(hotkey: Hotkey): HTMLElement | null {
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
  const hotkey = matchHotkey(event, typingIn(document.activeElement as HTMLInputElement | null), on);
  if (!hotkey) return;
  // Something on top of the page gets the keys: Escape closes it.
  const covered = document.querySelector("dialog[open], :popover-open");
  if (covered && hotkey === "Escape") return;
  const place = placeOf(hotkey);
  const help = hotkey === "?" && document.getElementById(KEYS_DIALOG);
  if (!place && !help) return;
  event.preventDefault();
  if (event.repeat || covered) return;
  if (!place) show();
  else if (place instanceof HTMLInputElement) {
    place.focus();
    place.select();
  } else place.click();
}

function show(): void {
  const dialog = document.getElementById(KEYS_DIALOG);
  if (!(dialog instanceof HTMLDialogElement)) return;
  if (!dialog.open) dialog.showModal();
  dialog.dispatchEvent(new Event(KEYS_SHOWN));
}
