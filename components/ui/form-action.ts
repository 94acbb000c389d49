/**
 * A server action and its input as the action of a form: the button works before any script has loaded, and needs none of its own.
 * `drawnFor` is the id of the person whose page it is, where it matters who acts. What the form itself would send comes last and is not read.
 */
export function formAction<I>(
  act: (input: I) => Promise<unknown>,
  input: I,
  drawnFor?: string,
): (form: FormData) => Promise<void> {
  return act.bind(null, input, ...((drawnFor ? [drawnFor] : []) as [])) as unknown as (form: FormData) => Promise<void>;
}
