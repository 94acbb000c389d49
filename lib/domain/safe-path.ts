/** Stands for our own address, which differs from place to place; only whether it stays the same counts. */
const OWN = "http://loket.invalid";

/**
 * Where to go after signing in: a path of our own, as a browser resolves it, or the start. It is judged after the dots are resolved, and
 * what is answered is what was judged: `/..//host` names a host as soon as somebody else resolves it twice.
 */
export function ownPath(path: unknown): string {
  if (typeof path !== "string" || !/^\/[\x20-\x7e]*$/.test(path)) return "/";
  const resolved = URL.parse(path, OWN);
  if (resolved?.origin !== OWN || resolved.pathname.startsWith("//")) return "/";
  return resolved.pathname + resolved.search + resolved.hash;
}
