import { CircleCheck, TriangleAlert } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { formatRupiah } from "#lib/domain/rupiah.ts";

/** "Selisih" with its icon and words: what differs stands out, what does not is quiet. */
export async function Difference({ amount, large = false }: { amount: number; large?: boolean }) {
  const t = await getTranslations("shift");
  const Icon = amount === 0 ? CircleCheck : TriangleAlert;
  const words = amount === 0 ? t("matches") : t(amount < 0 ? "missing" : "over");
  if (!large) {
    return (
      <span className={`inline-flex items-center gap-1.5 ${amount === 0 ? "text-ok" : "font-semibold text-bad"}`}>
        <Icon aria-hidden className="size-4 flex-none" />
        <span className="whitespace-normal">{amount === 0 ? words : `${formatRupiah(amount)} ${words}`}</span>
      </span>
    );
  }
  return (
    <div
      className={`flex min-h-14 flex-wrap items-center justify-between gap-x-4 rounded-control px-4 py-2.5 ${amount === 0 ? "bg-ok-soft text-ok" : "bg-bad-soft text-bad"}`}
    >
      <span className="inline-flex items-center gap-2.5 font-medium">
        <Icon aria-hidden className="size-5" />
        {t("difference")}
        {amount !== 0 && ` (${words})`}
      </span>
      <span className="text-figure">{amount === 0 ? words : formatRupiah(amount)}</span>
    </div>
  );
}
