import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import type { Tone } from "#components/ui/tones.ts";
import { formatRupiah, formatSigned } from "#lib/domain/rupiah.ts";
import { dayStart, formatDate, type Zone } from "#lib/domain/time.ts";
import type { loket } from "#lib/server/next.ts";

type Page = Extract<Awaited<ReturnType<ReturnType<typeof loket>["depositBook"]["days"]>>, { ok: true }>;
export type Days = Page["days"];
type Book = NonNullable<Days[number]["book"]>;

/** The number of days named; the table has all. */
const NAMED = 4;

/** The verdict on the page's days in one sentence, worst first, with links to the days that it names. */
export async function Standing({ days, zone }: { days: Days; zone: Zone }) {
  const t = await getTranslations("reconciliation");
  const language = await getLocale();
  const told = async (
    tone: Tone,
    words: "standingFall" | "standingRise" | "standingWaiting",
    of: (book: Book) => number,
  ) => {
    const meant = days.flatMap(({ day, book }) => (book && of(book) !== 0 ? [{ day, amount: of(book) }] : []));
    if (meant.length === 0) return null;
    const sum = meant.reduce((total, { amount }) => total + amount, 0);
    return (
      <Alert tone={tone}>
        <p>{t(words, { amount: formatRupiah(Math.abs(sum)) })}</p>
        <ul className="mt-1 flex flex-wrap gap-x-5">
          {meant.slice(0, NAMED).map(({ day, amount }) => (
            <li key={day}>
              <Link
                href={`/reconciliation/${day}`}
                prefetch={false}
                className="inline-flex min-h-9 pointer-coarse:min-h-11 items-center text-inherit underline underline-offset-4"
              >
                <span>
                  <span className="whitespace-nowrap">{formatDate(dayStart(day, zone) ?? 0, zone, language)}</span>
                  {": "}
                  <span className="font-semibold whitespace-nowrap">{formatSigned(amount)}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Alert>
    );
  };
  return (
    (await told("bad", "standingFall", ({ falls }) => falls.left)) ??
    (await told("info", "standingRise", ({ rises }) => rises.left)) ??
    (await told("warn", "standingWaiting", ({ maybe }) => maybe)) ??
    (days.some(({ book }) => book) ? (
      <Alert tone="ok">{t("standingClear")}</Alert>
    ) : (
      <Alert tone="info">{t("standingNothing")}</Alert>
    ))
  );
}
