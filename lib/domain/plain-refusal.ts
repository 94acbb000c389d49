/** How an answer begins that says in plain words why an action was refused before it was read: what another server says does not. */
export const PLAIN_REFUSAL = "Loket: ";
