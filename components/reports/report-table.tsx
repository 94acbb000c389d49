import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { type ReportWords, reportRows } from "#lib/domain/report-rows.ts";
import type { Totals } from "#lib/domain/totals.ts";

type Props = {
  readonly caption: string;
  readonly words: ReportWords;
  readonly outlet: Totals;
  readonly cashiers: readonly { readonly cashierId: string; readonly cashierName: string; readonly totals: Totals }[];
};

/** More columns than this are set closer, so that one more still fits an office screen. */
const ROOMY = 5;

/** A day's figures: the outlet first, then a column for each cashier; the labels stay while the columns scroll. */
export function ReportTable({ caption, words, outlet, cashiers }: Props) {
  const t = useTranslations("report");
  const cell = cashiers.length >= ROOMY ? "px-2 last:pr-5" : "px-5";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="more-beside overflow-x-auto focus-visible:-outline-offset-3">
      <table className={`w-full border-collapse ${cashiers.length >= ROOMY ? "text-sm" : ""}`}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-small text-ink-faint">
            <th scope="col" className="sticky left-0 bg-surface px-5 py-2.5 text-left font-medium max-sm:px-4">
              {t("figure")}
            </th>
            {[t("outlet"), ...cashiers.map(({ cashierName }) => cashierName)].map((name, at) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: two cashiers may have one name
                key={at}
                scope="col"
                className={`${cell} py-2.5 text-right font-medium whitespace-nowrap max-sm:px-4 ${at === 0 ? "text-ink" : ""}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reportRows(outlet, words).map((group, groupAt) => (
            <Fragment key={group[0]?.label}>
              {group.map(({ label, value, strong }, at) => (
                <tr
                  key={label}
                  className={`${at === 0 && groupAt > 0 ? "border-t border-line-strong" : ""} ${strong ? "font-semibold" : ""}`}
                >
                  <th
                    scope="row"
                    className={`sticky left-0 bg-surface px-5 py-2 text-left max-sm:px-4 sm:whitespace-nowrap ${strong ? "font-semibold" : "font-normal text-ink-soft"}`}
                  >
                    {label}
                  </th>
                  <td className={`${cell} py-2 text-right whitespace-nowrap max-sm:px-4`}>{value(outlet)}</td>
                  {cashiers.map(({ cashierId, totals }) => (
                    <td
                      key={cashierId}
                      className={`${cell} py-2 text-right whitespace-nowrap text-ink-soft max-sm:px-4`}
                    >
                      {value(totals)}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}
