import type { Biller } from "#lib/domain/biller.ts";

/** A price list by type: active codes, or whether they are. A type without codes is an empty list. */
export function listOf(
  codesByType: Readonly<Record<string, readonly string[]>>,
  off: readonly string[] = [],
): Biller["priceList"] {
  return async ({ type }) => ({
    kind: "list",
    products: (codesByType[type] ?? []).map((code) => ({
      code,
      name: code,
      active: !off.includes(code),
      fee: 2_500,
      commission: 1_000,
      province: null,
    })),
  });
}
