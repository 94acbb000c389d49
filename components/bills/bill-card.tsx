import { Card } from "#components/ui/card.tsx";
import { type Detail, Details } from "#components/ui/details.tsx";
import type { Product } from "#lib/domain/products/product.ts";
import { PRODUCT_ICONS } from "./product-icons.ts";

/** Which bill it is, and whose. The name stands out, because the cashier asks the customer for it. */
export function BillCard({
  product,
  group,
  companyLabel,
  company,
  rows,
}: {
  product: string;
  group: Product["group"];
  companyLabel: string;
  company: string;
  rows: readonly Detail[];
}) {
  const Icon = PRODUCT_ICONS[group];
  return (
    <Card className="px-6.5 py-5.5 short:py-4.5 max-sm:px-5">
      <p className="mb-3 flex items-center gap-2 font-semibold short:mb-2">
        <Icon aria-hidden className="size-4.5 flex-none text-accent" />
        {product}
      </p>
      <dl>
        <dt className="text-small text-ink-faint">{companyLabel}</dt>
        <dd className="mb-4 short:mb-3 text-[1.375rem] leading-tight font-semibold tracking-tight">{company || "–"}</dd>
      </dl>
      <Details rows={rows} columns={2} />
    </Card>
  );
}
