/** That one account has given another the means to act: it made it, set its password, made it a supervisor's or enabled it. By ids. */
export type AccessGiven = { readonly by: string; readonly to: string };

/** Whether one person may stand behind both accounts: one has given the other access, or somebody has given it to both. */
export function maybeSameHand(one: string, other: string, given: readonly AccessGiven[]): boolean {
  const behind = standingBehind(one, given);
  return [...standingBehind(other, given)].some((id) => behind.has(id));
}

function standingBehind(id: string, given: readonly AccessGiven[]): Set<string> {
  const found = new Set([id]);
  // What is added on the way is walked over too.
  for (const each of found) for (const { by, to } of given) if (to === each) found.add(by);
  return found;
}
