/** Stands in for our own origin, which varies; only whether it stays the same matters. */
const OWN = "http://loket.invalid";

/**
 * Where to go after signing in: a page of our own site as a browser resolves its path, or the start page. The check runs on the resolved
 * path, and that path is returned: `/..//host` names a host when resolved twice. Nobody is sent to an export: it is made in their name.
 */
export function ownPath(path: unknown): string {
  if (typeof path !== "string" || !/^\/[\x20-\x7e]*$/.test(path)) return "/";
  const resolved = URL.parse(path, OWN);
  if (resolved?.origin !== OWN || /^\/(\/|api\/)/.test(resolved.pathname)) return "/";
  return resolved.pathname + resolved.search + resolved.hash;
}
