/** Where a reader of a list stands: `after` a place towards its end, or else `before` one towards its beginning; at the top without either. */
export type Standing<Place> = { readonly after?: Place | null | undefined; readonly before?: Place | null | undefined };

export type ListPage<Row> = {
  readonly rows: readonly Row[];
  /** The rows that the list goes on from towards its beginning and towards its end; null where it does not. */
  readonly back: Row | null;
  readonly on: Row | null;
};

/** What to ask of a list: one row more than is shown tells whether it goes on in the direction that was asked for. */
export function keysetLimit<Place extends object | number>({ after, before }: Standing<Place>, shown: number) {
  const place: { after?: Place; before?: Place } = after ? { after } : before ? { before } : {};
  return { ...place, limit: shown + 1 };
}

/** The page of at most `shown` rows out of what `keysetLimit` has found, in the list's own order. */
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
