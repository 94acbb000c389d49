/**
 * A server action and its input as the action of a form: the button works before any script has loaded, and needs none of its own.
 * What the form itself would send comes second and is not read.
 */
export function formAction<I>(act: (input: I) => Promise<unknown>, input: I): (form: FormData) => Promise<void> {
  return act.bind(null, input) as unknown as (form: FormData) => Promise<void>;
}
