/** What Next says of a request that it could not read; each is one kind, whatever the request held. */
const UNREADABLE = [
  /Connection closed\./,
  /SyntaxError: .* JSON/s,
  /RangeError: Maximum call stack size exceeded/,
  /BigInt is too large|Cannot convert .* to a BigInt/s,
  /Unexpected end of form/,
  /Multipart: /,
  /Body exceeded .* limit/,
  /[Rr]outer state header/,
  /Invalid Server Actions? request/,
  /Failed to find Server Action/,
  /Server Reference ID did not match/,
];

/** A frame of a stack that is neither Next's own nor the language's. */
const OUR_FRAME = /^\s+at (?!ignore-listed frames|.*\(<anonymous>\)|.*\bnode:|.*\/node_modules\/)/m;

/** What was said without the stack. */
export function messageOf(said: string): string {
  return said.split(/\n\s+at /)[0] ?? "";
}

/** The number of the kind of what Next complains of, where nothing is wrong but the request; null for everything else. */
export function unreadableKind(said: string): number | null {
  const kind = UNREADABLE.findIndex((pattern) => pattern.test(messageOf(said)));
  if (kind === -1) return null;
  // Our own code may well fail with the same words, and then it matters; the last two are found within the build's own files.
  return kind < UNREADABLE.length - 2 && OUR_FRAME.test(said) ? null : kind;
}
