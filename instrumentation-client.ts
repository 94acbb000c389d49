import { pressHotkeys } from "#components/shell/hotkeys.ts";
import { DRAWN_FOR } from "#lib/domain/roles.ts";

pressHotkeys();

// Next calls each server action with `fetch` and offers no other place for a header: every act names the person whose name the page shows.
const send = window.fetch;
window.fetch = (to, init) => {
  const headers = new Headers(init?.headers);
  const person = document.querySelector<HTMLElement>("[data-drawn-for]")?.dataset.drawnFor;
  if (!headers.has("next-action") || !person) return send(to, init);
  headers.set(DRAWN_FOR, person);
  return send(to, { ...init, headers });
};
