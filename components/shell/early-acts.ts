/** The last thing that was asked of a page before its scripts could hear it. */
export type EarlyAct =
  | { readonly kind: "hotkey"; readonly key: string }
  | { readonly kind: "enter"; readonly field: HTMLInputElement }
  | { readonly kind: "press"; readonly button: HTMLElement };

export type EarlyActs = { last: EarlyAct | null; readonly stop: () => void };

declare global {
  interface Window {
    loketEarly?: EarlyActs;
  }
}

/**
 * Runs inline in the page's head, as text, so it must stand alone: remembers what a hurried cashier presses before hydration.
 * Without it Enter would send the form as the browser does, with what was typed in the address, and F9 would do nothing.
 * Only `/` acts at once, since typing follows it; `switchedOff` is where the browser keeps that it shall not.
 */
export function watchEarlyActs(switchedOff: string) {
  const early: EarlyActs = {
    last: null,
    stop() {
      document.removeEventListener("keydown", press, true);
      document.removeEventListener("click", click, true);
      document.removeEventListener("submit", submit, true);
    },
  };
  window.loketEarly = early;

  /** Forms with an action of their own are sent, or remembered, by React itself. */
  function needsScript(form: Element | null | undefined) {
    return Boolean(form) && !form?.hasAttribute("action");
  }
  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const field = event.target instanceof HTMLInputElement ? event.target : null;
    if (event.key === "Enter") {
      if (!needsScript(field?.form) || !field) return;
      event.preventDefault();
      if (!event.repeat) early.last = { kind: "enter", field };
    } else if (event.key === "/") {
      const search = document.querySelector<HTMLInputElement>('main input[aria-keyshortcuts~="/"]');
      if (!search || document.activeElement !== document.body || localStorage.getItem(switchedOff)) return;
      event.preventDefault();
      search.select();
    } else if (/^(F\d+|Escape)$/.test(event.key) ? offered(event.key) : leadsIntoTheRows(event.key, field)) {
      event.preventDefault();
      if (!event.repeat) early.last = { kind: "hotkey", key: event.key };
    }
  }
  function offered(key: string) {
    return document.querySelector(`[aria-keyshortcuts~="${key}"]`) !== null;
  }
  function leadsIntoTheRows(key: string, field: HTMLInputElement | null) {
    return key === "ArrowDown" && field?.type === "search";
  }
  function click(event: MouseEvent) {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>("main button") : null;
    if (button && !button.hasAttribute("popovertarget") && !button.form?.hasAttribute("action")) {
      early.last = { kind: "press", button };
    }
  }
  function submit(event: SubmitEvent) {
    if (needsScript(event.target as Element)) event.preventDefault();
  }
  document.addEventListener("keydown", press, true);
  document.addEventListener("click", click, true);
  document.addEventListener("submit", submit, true);
}

/** Once the page hears: first what was typed and chosen, then what was pressed last. */
export function takeUpEarlyActs() {
  const early = window.loketEarly;
  if (!early) return;
  early.stop();
  delete window.loketEarly;
  for (const field of document.querySelectorAll<HTMLInputElement>("main input")) takeUpTyping(field);
  const { last } = early;
  // Not before the page has been drawn with what was typed, or it would act on what stood there before.
  if (last) setTimeout(() => takeUp(last));
}

function takeUp(act: EarlyAct) {
  if (act.kind === "enter" && act.field.isConnected) pressEnter(act.field);
  if (act.kind === "press" && act.button.isConnected) act.button.click();
  if (act.kind === "hotkey") pressIn(document.activeElement ?? document.body, act.key);
}

/** React knows nothing of what was typed before it came: it is told as if it were typed now. */
function takeUpTyping(field: HTMLInputElement) {
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
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, typed);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function pressEnter(field: HTMLInputElement) {
  if (pressIn(field, "Enter")) field.form?.requestSubmit();
}

/** Whether the page left the key to the browser. */
function pressIn(target: Element, key: string): boolean {
  return target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}
