import { getTranslations } from "next-intl/server";
import { WITHDRAWN } from "#lib/domain/journal.ts";
import { formatRupiah, formatSigned } from "#lib/domain/rupiah.ts";
import type { OpenedDay } from "./movements.ts";

type Book = NonNullable<OpenedDay["book"]>;

/** Why the balance differs from the morning's, in one sentence that adds up, largest part first. */
export async function BalanceSentence({ book, intervals }: { book: Book; intervals: OpenedDay["intervals"] }) {
  const t = await getTranslations("reconciliation");
  const { paid, maybe, returned, rises, falls } = book;
  const noted = async (way: 1 | -1) => t("why_noted", { kinds: await kindsSaid(intervals, way) });
  const parts = [
    { words: t("why_paid", { count: paid.count }), amount: -paid.sum },
    { words: t("why_waiting"), amount: maybe },
    { words: t("why_returned"), amount: returned },
    { words: await noted(1), amount: rises.noted },
    { words: t("why_rise"), amount: rises.left },
    { words: await noted(-1), amount: falls.noted },
    { words: t("why_fall"), amount: falls.left, isBad: true },
  ]
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const moved = book.closing - book.opening;
  if (parts.length === 0) return <>{t("whyStill")}</>;
  return (
    <>
      <span className="font-semibold text-ink">
        {moved === 0 ? t("whySame") : t(moved < 0 ? "whyFell" : "whyRose", { amount: formatRupiah(Math.abs(moved)) })}
      </span>
      {": "}
      {parts.map(({ words, amount, isBad }, n) => (
        <span key={words}>
          {n > 0 && ", "}
          <span className={isBad ? "font-semibold text-bad" : ""}>
            {words} <span className="whitespace-nowrap">{formatSigned(amount)}</span>
          </span>
        </span>
      ))}
      .
    </>
  );
}

/** What supervisors called the movements in one direction, without withdrawn explanations. */
export async function kindsSaid(intervals: OpenedDay["intervals"], way: 1 | -1): Promise<string> {
  const t = await getTranslations("reconciliation");
  const kinds = intervals
    .filter(({ noted }) => Math.sign(noted) === way)
    .flatMap(({ explanations }) => {
      const withdrawal = explanations.findLastIndex(({ kind }) => kind === WITHDRAWN);
      return explanations.slice(withdrawal + 1).map(({ kind }) => kind);
    });
  return [...new Set(kinds)].map((kind) => t(`kind_${kind}`)).join(", ");
}
