import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { PLAIN_REFUSAL } from "#lib/domain/result.ts";

/** Why a server action did nothing, in words, with a page about it; `typed` is what a form had sent. */
export type Refused = {
  readonly ok: false;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly link?: { readonly href: string | null; readonly words: string } | undefined;
  };
  readonly typed?: Readonly<Record<string, string>>;
};

/** A server action's answer: its result, or why there is none. */
export type ActionAnswer<T> = ({ readonly ok: true } & T) | Refused;

/** A server action as a form's action; once the page's scripts have loaded, it is called with the form's fields. */
export type SubmitAction = (before: ActionAnswer<unknown> | null, form: FormData) => Promise<ActionAnswer<unknown>>;

/** Messages that the server cannot give, because it was not reached or is a different build. */
export type LinkWords = { readonly offline: string; readonly stale: string };

/** The event that this page's session has ended. */
export const SESSION_OVER = "loket:session-over";

/** Calls a server action; a lost connection becomes an answer like any other, so that typed input stays. */
export async function callAction<T>(call: () => Promise<ActionAnswer<T>>, words: LinkWords): Promise<ActionAnswer<T>> {
  try {
    const answer = await call();
    if (!answer.ok && answer.error.code === "unauthenticated") window.dispatchEvent(new Event(SESSION_OVER));
    return answer;
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
