import { RowLink } from "#components/ui/row-link.tsx";
import { DayBadge, type DayLook } from "./day-badge.tsx";

/** A formatted amount with notes. */
export type DayAmount = {
  readonly text: string;
  /** One line each. */
  readonly note?: string | undefined;
  readonly tone?: "info" | "bad" | undefined;
};
export type DayRow = {
  readonly day: string;
  readonly date: string;
  readonly look: DayLook;
  /** In column order; null for what did not happen. */
  readonly amounts: readonly (DayAmount | null)[];
};
type Props = {
  readonly caption: string;
  readonly heads: { readonly day: string; readonly amounts: readonly string[]; readonly state: string };
  readonly rows: readonly DayRow[];
};

const TONES = { info: "font-semibold text-info", bad: "font-semibold text-bad" };

/** Days, one a row that opens it. Where the columns don't fit, each day is a card with its entries as lines. */
export function DayTable({ caption, heads, rows }: Props) {
  return (
    <div className="@container relative">
      <table className="w-full border-collapse @max-[60rem]:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="@max-[60rem]:sr-only">
          <tr className="border-b border-line text-small text-ink-faint">
            <th scope="col" className="px-2 py-2.5 pl-5 text-left font-medium @[72rem]:px-3 @[72rem]:pl-5">
              {heads.day}
            </th>
            {heads.amounts.map((head) => (
              <th key={head} scope="col" className="px-2 py-2.5 text-right font-medium whitespace-nowrap @[72rem]:px-3">
                {head}
              </th>
            ))}
            <th scope="col" className="px-2 py-2.5 pr-5 text-left font-medium @[72rem]:px-3 @[72rem]:pr-5">
              {heads.state}
            </th>
          </tr>
        </thead>
        <tbody className="@max-[60rem]:grid @max-[60rem]:grid-cols-[repeat(auto-fill,minmax(min(100%,21rem),1fr))] @max-[60rem]:gap-px">
          {rows.map((row) => (
            <tr
              key={row.day}
              className="relative border-line bg-surface @max-[60rem]:ring-1 @max-[60rem]:ring-line hover:bg-raised has-focus-visible:bg-raised @max-[60rem]:flex @max-[60rem]:flex-col @max-[60rem]:gap-1 @max-[60rem]:px-5 @max-[60rem]:py-4 @[60rem]:border-b @[60rem]:last:border-b-0"
            >
              <th
                scope="row"
                className="text-left font-semibold whitespace-nowrap @max-[20rem]:order-first @max-[60rem]:mb-1.5 @[60rem]:px-2 @[60rem]:py-3 @[60rem]:pl-5 @[72rem]:px-3 @[72rem]:pl-5"
              >
                <RowLink href={`/reconciliation/${row.day}`}>{row.date}</RowLink>
              </th>
              {row.amounts.map((amount, at) => (
                <td
                  key={heads.amounts[at]}
                  className={`text-right whitespace-nowrap @max-[60rem]:flex @max-[60rem]:items-baseline @max-[60rem]:justify-between @max-[60rem]:flex-wrap @max-[60rem]:gap-x-4 @[60rem]:px-2 @[60rem]:py-3 @[72rem]:px-3 ${amount ? "" : "@max-[60rem]:hidden"}`}
                >
                  <span aria-hidden className="text-ink-faint @[60rem]:hidden">
                    {heads.amounts[at]}
                  </span>
                  {amount ? (
                    <span className="ml-auto">
                      <span
                        className={`block ${at === row.amounts.length - 1 ? "font-semibold" : ""} ${amount.tone ? TONES[amount.tone] : ""}`}
                      >
                        {amount.text}
                      </span>
                      {amount.note && (
                        <span className="block text-small whitespace-pre-line text-ink-faint">{amount.note}</span>
                      )}
                    </span>
                  ) : (
                    <span className="text-ink-faint">–</span>
                  )}
                </td>
              ))}
              <td className="@min-[20rem]:@max-[60rem]:absolute @max-[60rem]:top-3 @max-[60rem]:right-5 @max-[20rem]:order-first @max-[20rem]:mb-1 @[60rem]:px-2 @[60rem]:py-3 @[60rem]:pr-5 @[72rem]:px-3 @[72rem]:pr-5">
                <DayBadge look={row.look} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
