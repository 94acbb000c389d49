/** Where to go after signing in: a path of our own, or the start. A scheme, a host, a backslash or a control character is somebody else's address. */
export function ownPath(path: unknown): string {
  return typeof path === "string" && /^\/(?![/\\])[\x20-\x7e]*$/.test(path) && !path.includes("\\") ? path : "/";
}
