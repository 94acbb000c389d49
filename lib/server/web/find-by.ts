/** How a cashier looked for the last bill, so that the field is right on the next. */
export const FIND_BY_COOKIE = "loket_find_by";
export type FindBy = "tr_id" | "kode_iuran";

/** How this browser last looked for a bill; by ID inquiry for anything else. */
export function readFindBy(cookie: string | undefined): FindBy {
  return cookie === "kode_iuran" ? "kode_iuran" : "tr_id";
}
