/** Of two processes on one PostgreSQL, one may show a change later, under the same stamp; so nothing is cached for longer. */
const KEPT_MS = 10_000;
const MOST = 100;

/**
 * Caches reads of the ledger while its stamp is unchanged, so that paging through a list, or two viewers of the same one, do not sum it up
 * again. `stampOf` returns the ledger's stamp; `now` is in UTC milliseconds. Failures are not cached.
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
