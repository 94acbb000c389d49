/** The products that this browser asked for, latest first, and the last code of each: `pdam.pdam.bpjstkpu~pdam=PDAMKOTA.SURABAYA`. */
export const PRODUCTS_COOKIE = "loket_products";

/** Enough to tell what a counter's day is like. */
const REMEMBERED = 40;

type Usage = { readonly ids: readonly string[]; readonly codes: Map<string, string> };

function read(cookie = ""): Usage {
  const [ids = "", ...pairs] = cookie.split("~");
  return {
    ids: ids.split(".").filter((id) => /^[a-z]{1,40}$/.test(id)),
    codes: new Map(pairs.map((pair) => pair.split("=") as [string, string])),
  };
}

export function used(cookie: string | undefined, id: string, code: string): string {
  const { ids, codes } = read(cookie);
  codes.set(id, code);
  return [[id, ...ids].slice(0, REMEMBERED).join("."), ...[...codes].map((pair) => pair.join("="))].join("~");
}

/** The latest product, the last code of each, and a sort key for each: the more often used, the smaller. */
export function usage(cookie: string | undefined) {
  const { ids, codes } = read(cookie);
  return { last: ids[0], codes, placeOf: (id: string) => -ids.filter((one) => one === id).length };
}
