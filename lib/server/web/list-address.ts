/** The address of a view of a list, as what it is made of. */
export function queryOf(searchParams: Readonly<Record<string, string | string[] | undefined>>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(searchParams))
    if (typeof value === "string" && value) query.set(name, value);
  return query;
}

/** The same view with some of it changed; null takes it out. Another filter begins at the top again. */
export function withChanges(query: URLSearchParams, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(query);
  for (const name of ["after", "before", "count"]) next.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return next.size > 0 ? `?${next}` : "";
}
