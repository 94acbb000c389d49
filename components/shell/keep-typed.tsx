"use client";

import { useEffect, useLayoutEffect } from "react";
import { SESSION_OVER } from "#components/ui/call-action.ts";
import { type TypedField, typeInto } from "#components/ui/form.tsx";
import { CONTENT } from "./skip-link.tsx";

const KEPT = "loket.typed";
const LATE_PARTS_MS = 10_000;

/**
 * `key` identifies a field of the page, `place` tells it from others with the same key; for radio buttons and check boxes `value` says
 * whether it is set.
 */
type KeptField = { readonly key: string; readonly place: number; readonly value: string };
type Kept = {
  readonly path: string;
  readonly person: string;
  readonly fields: readonly KeptField[];
  readonly signedOut?: true;
};

/**
 * Restores what somebody typed into a page when they return to it through sign-in. Kept in this tab only, for this person only, and never
 * passwords. Draws nothing.
 */
export function KeepTyped({ person }: { person: string }) {
  useLayoutEffect(() => {
    const typed = new Set<TypedField>();
    let path = "";
    const note = ({ target }: Event) => {
      if (isKept(target)) typed.add(target);
      path = location.pathname;
    };
    const keep = () => {
      const all = fields();
      const kept = all.filter(({ field }) => typed.has(field) && !isUnchosen(field));
      if (kept.length > 0) write({ path, person, fields: kept.map(({ field: _field, ...one }) => one) });
    };
    const signInAgain = () => {
      keep();
      // A new document, so that "Back" asks the server.
      location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
    };
    document.addEventListener("input", note);
    window.addEventListener("pagehide", keep);
    window.addEventListener(SESSION_OVER, signInAgain);
    return () => {
      keep();
      document.removeEventListener("input", note);
      window.removeEventListener("pagehide", keep);
      window.removeEventListener(SESSION_OVER, signInAgain);
    };
  }, [person]);

  useEffect(() => {
    const kept = read();
    sessionStorage.removeItem(KEPT);
    if (kept?.signedOut && kept.person === person && kept.path === location.pathname) return putBack(kept.fields);
  }, [person]);
  return null;
}

/** Called at sign-in: only then does a page restore what was typed. */
export function rememberSignedOut(): void {
  const kept = read();
  if (kept) write({ ...kept, signedOut: true });
}

/** Parts of a page may come late, or only once another field is set. Returns a function that stops waiting for them. */
function putBack(kept: readonly KeptField[]): () => void {
  let left = kept;
  const look = () => {
    left = left.filter((one) => {
      const found = fields().find(({ key, place }) => key === one.key && place === one.place);
      if (found) fillIn(found.field, one.value);
      return !found;
    });
    if (left.length === 0) stop();
  };
  const watch = new MutationObserver(look);
  const late = setTimeout(() => stop(), LATE_PARTS_MS);
  function stop() {
    clearTimeout(late);
    watch.disconnect();
  }
  watch.observe(document.body, { childList: true, subtree: true });
  look();
  return stop;
}

function fillIn(field: TypedField, value: string): void {
  field.closest("details")?.setAttribute("open", "");
  if (isTick(field)) {
    if (field.checked !== (value === "true")) field.click();
  } else if (field.value !== value) typeInto(field, value);
}

function fields() {
  const seen = new Map<string, number>();
  return [...document.querySelectorAll(`#${CONTENT} :is(input, textarea, select)`)].filter(isKept).map((field) => {
    const label = field.labels?.[0]?.textContent ?? "";
    const key = [field.type, field.name, isTick(field) ? field.value : "", label].join("|");
    const place = seen.get(key) ?? 0;
    seen.set(key, place + 1);
    return { field, key, place, value: isTick(field) ? String(field.checked) : field.value };
  });
}

function isKept(target: unknown): target is TypedField {
  const isField =
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  return isField && !["password", "hidden", "file"].includes(target.type);
}

function isTick(field: TypedField): field is HTMLInputElement {
  return field.type === "radio" || field.type === "checkbox";
}

function isUnchosen(field: TypedField): boolean {
  return field.type === "radio" && !(field as HTMLInputElement).checked;
}

function read(): Kept | null {
  return JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as Kept | null;
}

function write(kept: Kept): void {
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
}
