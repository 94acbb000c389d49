import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { PLAIN_REFUSAL } from "#lib/domain/result.ts";

/** What a server action answers: its result, or the words for what went wrong. */
export type ActionAnswer<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** Words for what the server cannot say itself, because it was not reached or is of another build. */
export type LinkWords = { readonly offline: string; readonly stale: string };

/** Calls a server action; a lost connection becomes an answer like any other, so that what was typed stays. */
export async function callAction<T>(call: () => Promise<ActionAnswer<T>>, words: LinkWords): Promise<ActionAnswer<T>> {
  try {
    return await call();
  } catch (error) {
    unstable_rethrow(error); // a redirect is the action's success
    return { ok: false, error: unanswered(error, words) };
  }
}

function unanswered(error: unknown, words: LinkWords) {
  if (unstable_isUnrecognizedActionError(error)) return { code: "stale", message: words.stale };
  const said = error instanceof Error ? error.message : "";
  if (said.startsWith(PLAIN_REFUSAL)) return { code: "refused", message: said.slice(PLAIN_REFUSAL.length) };
  return { code: "offline", message: words.offline };
}
