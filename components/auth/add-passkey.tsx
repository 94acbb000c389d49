"use client";

import type { ActionAnswer } from "#components/ui/call-action.ts";
import { type Entry, type EntryAnswer, EntryForm } from "#components/ui/entry-form.tsx";

type Props = {
  readonly ask: (input: Record<string, never>) => Promise<ActionAnswer<{ question: object }>>;
  readonly add: (input: { name: string; own: string; key: { id: string } }) => Promise<ActionAnswer<EntryAnswer>>;
  readonly entries: readonly Entry[];
  readonly words: { readonly submit: string; readonly busy: string; readonly failed: string };
};

/** Has the browser create a passkey, and stores it. */
export function AddPasskey({ ask, add, entries, words }: Props) {
  async function make(typed: { name: string; own: string }): Promise<ActionAnswer<EntryAnswer>> {
    const asked = await ask({});
    if (!asked.ok) return asked;
    const { startRegistration } = await import("@simplewebauthn/browser");
    try {
      return add({ ...typed, key: await startRegistration({ optionsJSON: asked.question as never }) });
    } catch {
      return { ok: true, broken: words.failed };
    }
  }
  return <EntryForm act={make} entries={entries} words={words} />;
}
