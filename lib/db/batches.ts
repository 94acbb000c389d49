/** Few enough to be handled in a millisecond or two. */
const AT_ONCE = 100;

/** A whole list in batches, one in memory at a time. `page` reads the rows after a batch's last. Ends early when the signal aborts. */
export async function* batchesOf<Row>(
  page: (limit: number, after: Row | undefined) => Promise<Row[]>,
  signal?: AbortSignal,
): AsyncGenerator<Row[], void, void> {
  let after: Row | undefined;
  while (!signal?.aborted) {
    const rows = await page(AT_ONCE, after);
    if (rows.length > 0) yield rows;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1);
  }
}
