import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { OnwardLink } from "#components/ui/onward-link.tsx";
import { granted } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { formatRupiah, groupDigits } from "#lib/domain/rupiah.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { productWords } from "#lib/i18n/product-words.ts";
import { loket } from "#lib/server/next.ts";
import { withChanges } from "#lib/server/web/list-address.ts";

type Props = { actor: Actor; filter: TransactionFilter; query: URLSearchParams };

/** Totals of the whole filter, not only the page: of the successes, because only they moved money, or of all if there are none. */
export async function Totals({ actor, filter, query }: Props) {
  const t = await getTranslations("transactions");
  const confirm = await getTranslations("confirm");
  const { transactions } = loket();
  const whole = query.get("count") === "all";
  const { totals } = granted(await (whole ? transactions.countAll(actor, filter) : transactions.totals(actor, filter)));
  if (totals === "more") {
    return (
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-5 py-3.5">
        <span className="font-semibold">{t("moreThan")}</span>
        <OnwardLink href={`/transactions${withChanges(query, { count: "all" })}`}>{t("countAll")}</OnwardLink>
      </p>
    );
  }
  const { success, products, methods } = totals;
  const { say } = await productWords();
  const told = success.count > 0 ? success : totals;
  const figures = [
    [t("count"), t("counted", { success: groupDigits(success.count), all: groupDigits(totals.count) })],
    [t("nominal"), formatRupiah(told.nominal)],
    [t("admin"), formatRupiah(told.admin)],
    ...(["ownFee", "rounding"] as const).flatMap((key) =>
      told[key] ? [[confirm(key), formatRupiah(told[key])] as const] : [],
    ),
    told.received === null ? [t("price"), formatRupiah(told.price)] : [t("total"), formatRupiah(told.received)],
    [t("commission"), formatRupiah(commissionOf(success))],
  ] as const;
  const byProduct = told.received === null ? t("priceByProduct") : t("byProduct");
  return (
    <>
      <dl
        aria-label={t("totals")}
        className="grid grid-cols-2 max-[22.5rem]:grid-cols-[auto_1fr] gap-x-6 max-[22.5rem]:gap-x-3 gap-y-3 border-t border-line px-5 py-4 sm:grid-cols-3 lg:flex lg:flex-wrap lg:gap-x-10"
      >
        {figures.map(([label, value]) => (
          <div key={label} className="flex flex-col-reverse">
            <dt className="text-small text-ink-faint">{label}</dt>
            <dd className="font-semibold whitespace-nowrap">{value}</dd>
          </div>
        ))}
      </dl>
      {methods && methods.length > 0 && (
        <Parts
          label={t("byMethod")}
          parts={methods.map(({ method, count, price, received }) => ({
            name: confirm(method),
            href: `/transactions${withChanges(query, { method })}`,
            count,
            total: received ?? price,
          }))}
        />
      )}
      {products.length > 1 && (
        <details className="border-t border-line">
          <summary className="min-h-11 px-5 py-3 font-semibold text-accent">{byProduct}</summary>
          <Parts
            label={byProduct}
            parts={products.map(({ family, ...sums }) => ({
              name: say(family),
              href: `/transactions${withChanges(query, { product: family })}`,
              count: sums.count,
              total: sums.received ?? sums.price,
              commission: commissionOf(sums),
            }))}
          />
        </details>
      )}
    </>
  );
}

function commissionOf({ price, sellingPrice }: { readonly price: number; readonly sellingPrice: number }): number {
  return price - sellingPrice;
}

type Part = {
  readonly name: string;
  readonly href: string;
  readonly count: number;
  readonly total: number;
  readonly commission?: number;
};

/** The same totals in parts, each linking to its own list. */
async function Parts({ label, parts }: { label: string; parts: readonly Part[] }) {
  const t = await getTranslations("summary");
  return (
    <dl
      aria-label={label}
      className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-6 gap-y-3 border-t border-line px-5 py-4"
    >
      {parts.map(({ name, href, count, total, commission }) => (
        <div key={href} className="flex flex-col-reverse justify-end">
          <dt>
            <Link href={href} prefetch={false} className="text-small text-ink-faint underline underline-offset-4">
              {name} ({groupDigits(count)})
            </Link>
          </dt>
          <dd>
            <span className="font-semibold whitespace-nowrap">{formatRupiah(total)}</span>
            {commission !== undefined && (
              <span className="block text-small text-ink-soft">
                {t("commissionOf", { amount: formatRupiah(commission) })}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
