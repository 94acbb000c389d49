import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Card } from "#components/ui/card.tsx";
import { formatRupiah, groupDigits } from "#lib/domain/rupiah.ts";
import { dayOf } from "#lib/domain/time.ts";
import { productWords } from "#lib/i18n/product-words.ts";
import { figures } from "./summary.ts";

/** Today by product, largest first; nothing if there is only one product. */
export async function ByProduct() {
  const t = await getTranslations("summary");
  const { at, zone, products } = await figures();
  if (products.length < 2) return null;
  const { say } = await productWords();
  const day = dayOf(at, zone);
  return (
    <Card title={t("byProduct")} className="overflow-hidden">
      <ul>
        {products.map(({ family, count, nominal, commission }) => (
          <li
            key={family}
            className="relative border-t border-line px-5 py-3 hover:bg-raised has-focus-visible:bg-raised"
          >
            <p className="font-medium">
              <Link
                href={`/transactions?${new URLSearchParams({ product: family, status: "success", from: day, to: day })}`}
                prefetch={false}
                className="after:absolute after:inset-0"
              >
                {say(family)}
              </Link>
            </p>
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="text-small text-ink-faint">{t("countOf", { count: groupDigits(count) })}</span>
              <span className="font-medium whitespace-nowrap">{formatRupiah(nominal)}</span>
            </p>
            <p className="text-right text-small text-ink-faint">
              {t("commissionOf", { amount: formatRupiah(commission) })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
