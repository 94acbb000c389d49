/** Where a reader of a list, newest first, stands: `after` a place towards older rows, or else `before` one towards newer; at the top without either. */
export type Standing<Place> = { readonly after?: Place | null | undefined; readonly before?: Place | null | undefined };

export type ListPage<Row> = {
  readonly rows: readonly Row[];
  /** The rows that the list goes on from in each direction; null at its end. */
  readonly newer: Row | null;
  readonly older: Row | null;
};

/** What to ask of a list: one row more than is shown tells whether it goes on in the direction that was asked for. */
export function pieceToAsk<Place extends object | number>({ after, before }: Standing<Place>, shown: number) {
  const place: { after?: Place; before?: Place } = after ? { after } : before ? { before } : {};
  return { ...place, limit: shown + 1 };
}

/** The page of at most `shown` rows that `pieceToAsk` found, newest first. */
export function cutPage<Row>(
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
    newer: (backwards ? goesOn : after) ? first : null,
    older: backwards || goesOn ? last : null,
  };
}
