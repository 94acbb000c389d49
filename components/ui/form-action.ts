/**
 * A server action with its input as a form's action: the button works before any script has loaded, and needs none. `drawnFor` is the id of
 * the person whose page it is, if it matters who acts. The form data that React passes last is ignored.
 */
export function formAction<I>(
  act: (input: I) => Promise<unknown>,
  input: I,
  drawnFor?: string,
): (form: FormData) => Promise<void> {
  return act.bind(null, input, ...((drawnFor ? [drawnFor] : []) as [])) as unknown as (form: FormData) => Promise<void>;
}
