"use client";

import { useTranslations } from "next-intl";
import { Problem } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { useAct } from "#components/ui/use-act.ts";

export type PriceRow = {
  readonly code: string;
  readonly product: string;
  readonly name: string;
  readonly fee: string;
  readonly commission: string;
  /** Why it is not offered; null: it is. */
  readonly off: string | null;
};

type Props = {
  readonly rows: readonly PriceRow[];
  /** When its oldest part was read; null: never. */
  readonly readAt: string | null;
  readonly refresh: (input: Record<string, never>) => Promise<ActionAnswer<unknown>>;
};

/** IAK's price list of the products on sale, and a button to read it now. */
export function PriceList({ rows, readAt, refresh }: Props) {
  const t = useTranslations("settings");
  const lists = useTranslations("lists");
  const { act, busy, problem } = useAct();
  return (
    <div className="flex min-w-0 flex-col items-start gap-4">
      <p className="text-ink-soft">{readAt ?? t("pricesNever")}</p>
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls it by keys
        <section aria-label={t("priceName")} tabIndex={0} className="max-h-80 w-full overflow-auto">
          <table className="w-full text-sm max-sm:[&_tr>:first-child]:hidden">
            <thead>
              <tr className="border-b border-line text-left text-ink-faint">
                {[lists("product"), t("priceName"), t("priceFee"), t("priceCommission")].map((heading, at) => (
                  <th key={heading} scope="col" className={`py-2 pr-4 font-medium ${at > 1 ? "text-right" : ""}`}>
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ code, product, name, fee, commission, off }) => (
                <tr key={`${product} ${code}`} className={`border-b border-line ${off ? "text-ink-faint" : ""}`}>
                  <td className="py-2 pr-4">{product}</td>
                  <td className="py-2 pr-4">
                    {name}
                    {off && <span className="block">{off}</span>}
                  </td>
                  <td className="py-2 pr-4 text-right whitespace-nowrap">{fee}</td>
                  <td className="py-2 pr-4 text-right whitespace-nowrap">{commission}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Problem>{problem}</Problem>
      <Button aria-disabled={busy} onClick={() => act(() => refresh({}))}>
        {busy ? t("pricesReading") : t("pricesRead")}
      </Button>
    </div>
  );
}
