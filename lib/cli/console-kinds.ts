/** Next's messages about unreadable requests; each is one kind, whatever the request contained. */
const UNREADABLE = [
  /Connection closed\.|Error: aborted/,
  /SyntaxError: .* JSON|URIError: URI malformed/s,
  /RangeError: Maximum call stack size exceeded/,
  /BigInt is too large|Cannot convert .* to a BigInt/s,
  // An action's arguments, as React puts them together.
  /Already initialized |Invalid (\w+ initializer|(forward )?reference|data for bytes)|cyclic thenables|nesting exceeded/,
  /bound arguments|arguments list|Referenced Blob|incomplete file part|initialized stream chunk|base64 encoded/,
  /\bTypeError: /,
  /Unexpected end of (form|file)|Malformed (content type|part header|urlencoded)|(Missing|Unsupported) [Cc]ontent.[Tt]ype/,
  /Multipart: /,
  /Body exceeded .* limit/,
  /[Rr]outer state header/,
  /Invalid Server Actions? request/,
  /Failed to find Server Action/,
  /Server Reference ID did not match/,
];

/** A stack frame that is neither Next's nor the language's. */
const OUR_FRAME = /^\s+at (?!ignore-listed frames|.*\(<anonymous>\)|.*\bnode:|.*\/node_modules\/)/m;

/** The message without the stack. */
export function messageOf(said: string): string {
  return said.split(/\n\s+at /)[0] ?? "";
}

/** The kind of a Next complaint where only the request is wrong; null for everything else. */
export function unreadableKind(said: string): number | null {
  const kind = UNREADABLE.findIndex((pattern) => pattern.test(messageOf(said)));
  if (kind === -1) return null;
  // Our own code may fail with the same message, and then it matters. The last two kinds occur within the build's own files.
  return kind < UNREADABLE.length - 2 && OUR_FRAME.test(said) ? null : kind;
}
