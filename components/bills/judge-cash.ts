import type { useTranslations } from "next-intl";
import { isImplausibleCash } from "#lib/domain/payment.ts";
import { formatRupiah, readTypedRupiah } from "#lib/domain/rupiah.ts";

/** The result of the cash typed so far. `refused`: why it cannot be paid yet. */
export type JudgedCash = { readonly change: number; readonly refused: string | null };

type Confirm = ReturnType<typeof useTranslations<"confirm">>;
type Due = { readonly total: number; readonly required: boolean };

/** Compares typed cash with the total, in rupiah; an empty field means exact unless it is `required`. `t` says refusals. */
export function judgeCash(typed: string, { total, required }: Due, t: Confirm): JudgedCash {
  if (typed.trim() === "") return { change: 0, refused: required ? t("cashFirst") : null };
  const received = readTypedRupiah(typed);
  if (received === null) return { change: 0, refused: t("notDigits") };
  const change = received - total;
  if (change < 0) return { change, refused: t("short", { amount: formatRupiah(-change) }) };
  return { change, refused: isImplausibleCash(received, total) ? t("implausible") : null };
}
