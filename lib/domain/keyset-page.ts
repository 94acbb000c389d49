/** A reader's position in a list: `after` a cursor towards the end, or `before` one towards the beginning; at the top without either. */
export type Standing<Place> = { readonly after?: Place | null | undefined; readonly before?: Place | null | undefined };

export type ListPage<Row> = {
  readonly rows: readonly Row[];
  /** The first row if there are rows before it, and the last row if there are rows after it; else null. */
  readonly back: Row | null;
  readonly on: Row | null;
};

/** The query for a page: one row more than is shown tells whether the list continues in that direction. */
export function keysetLimit<Place extends object | number>({ after, before }: Standing<Place>, shown: number) {
  const place: { after?: Place; before?: Place } = after ? { after } : before ? { before } : {};
  return { ...place, limit: shown + 1 };
}

/** Cuts the rows that `keysetLimit` found to a page of at most `shown`, in the list's own order. */
export function keysetPage<Row>(
  found: readonly Row[],
  { after, before }: Standing<unknown>,
  shown: number,
): ListPage<Row> {
  const backwards = !after && Boolean(before);
  const goesOn = found.length > shown;
  const rows = backwards ? found.slice(goesOn ? 1 : 0) : found.slice(0, shown);
  const [first, last] = [rows[0] ?? null, rows.at(-1) ?? null];
  return {
    rows,
    back: (backwards ? goesOn : after) ? first : null,
    on: backwards || goesOn ? last : null,
  };
}
