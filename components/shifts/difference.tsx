import { CircleCheck, TriangleAlert } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { type Closing, isRounded } from "#lib/domain/shift.ts";

type Props = { readonly closing: Pick<Closing, "difference" | "reason">; readonly large?: boolean };

/** "Selisih" with its icon and words. A difference stands out; none, or one that is only rounding, is quiet. */
export async function Difference({ closing, large = false }: Props) {
  const t = await getTranslations("shift");
  const { difference: amount } = closing;
  const isRounding = isRounded(closing);
  const isQuiet = amount === 0 || isRounding;
  const Icon = isQuiet ? CircleCheck : TriangleAlert;
  const words = amount === 0 ? t("matches") : isRounding ? t("rounding") : t(amount < 0 ? "missing" : "over");
  if (!large) {
    return (
      <span className={`inline-flex items-center gap-1.5 ${isQuiet ? "text-ok" : "font-semibold text-bad"}`}>
        <Icon aria-hidden className="size-4 flex-none" />
        <span className="whitespace-normal">{amount === 0 ? words : `${formatRupiah(amount)} ${words}`}</span>
      </span>
    );
  }
  return (
    <div
      className={`flex min-h-14 flex-wrap items-center justify-between gap-x-4 rounded-control px-4 py-2.5 ${isQuiet ? "bg-ok-soft text-ok" : "bg-bad-soft text-bad"}`}
    >
      <span className="inline-flex items-center gap-2.5 font-medium">
        <Icon aria-hidden className="size-5" />
        {isRounding ? words : t("difference")}
        {!isQuiet && ` (${words})`}
      </span>
      <span className="text-figure">{amount === 0 ? words : formatRupiah(amount)}</span>
    </div>
  );
}
