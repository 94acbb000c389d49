import { type Hotkey, matchHotkey, SWITCHED_OFF, typingIn } from "./match-hotkey.ts";

/** The id of the dialog that lists the keys, and the event that tells it that it has been opened. */
export const KEYS_DIALOG = "keys";
export const KEYS_SHOWN = "keys-shown";

/**
 * The keys of the counter, from the first script of the page on: a cashier's hands are faster than React's first look at a page.
 * What a page can do by key it says itself: a button, link or field with `aria-keyshortcuts` is pressed, or given the focus.
 * So a key works exactly where its act is on the page, and screen readers know of it too.
 */
export function pressHotkeys(): void {
  // On the window, after all that listens on the page: what a field does with a key goes first.
  window.addEventListener("keydown", press);
  window.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-show-keys]")) show();
  });
}

/** What a key stands for on this page, the page's own before the shell's; null where the page has no such act now. */
export function placeOf(hotkey: Hotkey): HTMLElement | null {
  const named = `[aria-keyshortcuts~="${hotkey}"]:not(:disabled)`;
  const places = [
    ...document.querySelectorAll<HTMLElement>(`main ${named}`),
    ...document.querySelectorAll<HTMLElement>(named),
  ];
  return places.find((place) => place.checkVisibility()) ?? null;
}

function press(event: KeyboardEvent): void {
  // A held Enter runs on into the next page, and would pay or print there.
  if (event.key === "Enter" && event.repeat && !(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
  const on = !localStorage.getItem(SWITCHED_OFF);
  const hotkey = matchHotkey(event, typingIn(document.activeElement as HTMLInputElement | null), on);
  if (!hotkey) return;
  // What lies on top of the page has the keys: Escape closes it.
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
