import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Card } from "#components/ui/card.tsx";
import { OnwardLink } from "#components/ui/onward-link.tsx";
import { formatRupiah, groupDigits } from "#lib/domain/rupiah.ts";
import { dayOf } from "#lib/domain/time.ts";
import { productWords } from "#lib/i18n/product-words.ts";
import { figures } from "./summary.ts";

/** The report has the rest. */
const SHOWN = 6;

/** Today by product, largest first; nothing if there is only one product. */
export async function ByProduct() {
  const t = await getTranslations("summary");
  const words = await getTranslations("attention");
  const { at, zone, products } = await figures();
  if (products.length < 2) return null;
  const { say } = await productWords();
  const day = dayOf(at, zone);
  return (
    <Card title={t("byProduct")} className="overflow-hidden">
      <ul>
        {products.slice(0, SHOWN).map(({ family, count, nominal, commission }) => (
          <li
            key={family}
            className="relative border-t border-line px-5 py-2.5 hover:bg-raised has-focus-visible:bg-raised"
          >
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 font-medium">
              <Link
                href={`/transactions?${new URLSearchParams({ product: family, status: "success", from: day, to: day })}`}
                prefetch={false}
                className="after:absolute after:inset-0"
              >
                {say(family)}
              </Link>
              <span className="ml-auto whitespace-nowrap">{formatRupiah(nominal)}</span>
            </p>
            <p className="flex flex-wrap justify-between gap-x-4 text-small text-ink-faint">
              {t("countOf", { count: groupDigits(count) })}
              <span className="ml-auto">{t("commissionOf", { amount: formatRupiah(commission) })}</span>
            </p>
          </li>
        ))}
      </ul>
      {products.length > SHOWN && (
        <p className="border-t border-line px-5 py-1">
          <OnwardLink href={`/report?date=${day}`}>{words("all", { count: products.length })}</OnwardLink>
        </p>
      )}
    </Card>
  );
}
