/** Of two processes on one PostgreSQL a change may be seen after a later one, under the same stamp: no answer is kept for longer. */
const KEPT_MS = 10_000;
const MOST = 100;

/**
 * Reads what is asked of the ledger once for as long as it stands still: whoever turns the pages of a list, or two who look at the same, do
 * not have it added up again and again. `stampOf` tells how the ledger stands, `now` in UTC milliseconds. A failure is not kept.
 */
export function cacheByStamp<Asked extends object, Told>(
  stampOf: () => Promise<string>,
  now: () => number,
  read: (asked: Asked) => Promise<Told>,
) {
  const kept = new Map<string, Promise<Told>>();
  let standing = "";
  let until = 0;
  return async (asked: Asked): Promise<Told> => {
    const stamp = await stampOf();
    if (stamp !== standing || now() >= until || now() < until - KEPT_MS || kept.size >= MOST) {
      kept.clear();
      standing = stamp;
      until = now() + KEPT_MS;
    }
    const key = JSON.stringify(Object.entries(asked).sort());
    const known = kept.get(key);
    if (known) return known;
    const told = read(asked);
    kept.set(key, told);
    told.catch(() => kept.delete(key));
    return told;
  };
}
