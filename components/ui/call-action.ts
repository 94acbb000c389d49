import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";

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
    const stale = unstable_isUnrecognizedActionError(error);
    return {
      ok: false,
      error: stale ? { code: "stale", message: words.stale } : { code: "offline", message: words.offline },
    };
  }
}
