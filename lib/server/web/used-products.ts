/** The products that this browser asked for, latest first. */
export const PRODUCTS_COOKIE = "loket_products";

/** Enough to tell what a counter's day is like. */
const REMEMBERED = 40;

function read(cookie: string | undefined): string[] {
  return (cookie ?? "").split(".").filter((id) => /^[a-z]{1,40}$/.test(id));
}

export function used(cookie: string | undefined, id: string): string {
  return [id, ...read(cookie)].slice(0, REMEMBERED).join(".");
}

/** The latest product, and a sort key for each: the more often used, the smaller. */
export function usage(cookie: string | undefined): { readonly last: string | undefined; placeOf(id: string): number } {
  const ids = read(cookie);
  return { last: ids[0], placeOf: (id) => -ids.filter((one) => one === id).length };
}
