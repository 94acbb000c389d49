/** A bill's months as the biller writes them: `202104`, or a comma list `201405,201407`. */
export type Period = string;

type Language = "id" | "en";
const MONTHS: Record<Language, readonly string[]> = {
  id: [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};

/**
 * `202104` as "April 2021", a list as "Mei 2014, Juli 2014". Anything that is not `YYYYMM` is shown as received: a guess would be worse.
 */
export function formatPeriod(period: Period, language: Language = "id"): string {
  return period
    .split(",")
    .map((part) => formatMonth(part.trim(), language))
    .filter((part) => part !== "")
    .join(", ");
}

/** `202104` as "April 2021"; anything else as received. */
export function formatMonth(part: string, language: Language): string {
  const m = /^(\d{4})(\d{2})$/.exec(part);
  const month = m ? MONTHS[language][Number(m[2]) - 1] : undefined;
  return m && month ? `${month} ${m[1]}` : part;
}
