import { formatRupiah } from "#lib/domain/rupiah.ts";

/** `+Rp5.000` and `−Rp2.500`, so that the way of a movement is in the words too. */
export function formatSigned(amount: number): string {
  return amount > 0 ? `+${formatRupiah(amount)}` : formatRupiah(amount);
}
