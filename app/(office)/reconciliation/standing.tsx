import { getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import type { loket } from "#lib/server/next.ts";

type Page = Extract<Awaited<ReturnType<ReturnType<typeof loket>["depositBook"]["days"]>>, { ok: true }>;
export type Days = Page["days"];

/** What the days on the page come to, in one sentence: the worst first. */
export async function Standing({ days }: { days: Days }) {
  const t = await getTranslations("reconciliation");
  const sum = (of: (book: NonNullable<Days[number]["book"]>) => number) =>
    days.reduce((total, { book }) => total + (book ? of(book) : 0), 0);
  const fall = -sum(({ falls }) => falls.left);
  const rise = sum(({ rises }) => rises.left);
  const waiting = -sum((book) => book.waiting);
  if (fall > 0) return <Alert tone="bad">{t("standingFall", { amount: formatRupiah(fall) })}</Alert>;
  if (rise > 0) return <Alert tone="info">{t("standingRise", { amount: formatRupiah(rise) })}</Alert>;
  if (waiting > 0) return <Alert tone="warn">{t("standingWaiting", { amount: formatRupiah(waiting) })}</Alert>;
  return <Alert tone="ok">{t("standingClear")}</Alert>;
}
