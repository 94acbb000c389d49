import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { CounterAside } from "#components/bills/counter-aside.tsx";
import { DemoHints } from "#components/bills/demo-hints.tsx";
import { FindBillForm, type SoldProduct } from "#components/bills/find-bill-form.tsx";
import { KeyLegend } from "#components/bills/key-legend.tsx";
import { Card } from "#components/ui/card.tsx";
import { numberLength } from "#lib/domain/products/ask-for.ts";
import { productOfCode } from "#lib/domain/products/catalogue.ts";
import { wibDay } from "#lib/domain/time.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { productWords } from "#lib/i18n/product-words.ts";
import { loket, type Offer, requireActor } from "#lib/server/next.ts";
import { DISMISSED_COOKIE, readDismissed } from "#lib/server/web/dismissed-inquiries.ts";
import { PRODUCTS_COOKIE, usage } from "#lib/server/web/used-products.ts";
import { dismissInquiry, findBill } from "./actions.ts";

export const generateMetadata = titled("pay.title");

/** Where a cashier starts three hundred times a day: one field, one button, and what is still open beside them. */
export default async function PayPage({ searchParams }: PageProps<"/pay">) {
  const actor = await requireActor("cashier", "/pay");
  const t = await getTranslations("pay");
  const { reads, shifts, shop, mode } = loket();
  const [counter, outlet, { shift }] = await Promise.all([
    reads.counter(actor, readDismissed((await cookies()).get(DISMISSED_COOKIE)?.value)),
    reads.outlet(),
    shifts.atCounter(actor),
  ]);
  const offers = await shop.offers();
  const { last, placeOf } = usage((await cookies()).get(PRODUCTS_COOKIE)?.value);
  const products = await soldProducts(offers, placeOf);
  const wished = String((await searchParams).product ?? "");
  const wanted = [wished, productOfCode(wished).id, last, offers[0]?.product.id];
  const initial = wanted.find((id) => products.some((product) => product.id === id)) ?? products[0].id;
  const { say } = await productWords();
  const lead = say(offers[0]?.product.lead ?? products[0].id);

  return (
    <div className="grid flex-1 grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_25rem]">
      <Card className="flex flex-col gap-6 p-6 sm:px-10 sm:py-9">
        <div>
          <h1 className="text-heading">{t("title")}</h1>
          {products.length === 1 && <p className="mt-1.5 text-ink-faint">{lead}</p>}
        </div>
        <FindBillForm
          find={findBill.bind(null, actor.id)}
          company={say("company")}
          products={products}
          initial={initial}
        />
        {mode === "demo" && <DemoHints />}
        <KeyLegend />
      </Card>
      <CounterAside {...counter} shift={shift} zone={outlet.zone} dismiss={dismissInquiry} />
    </div>
  );
}

/** The products on sale, this browser's most used first. */
async function soldProducts(offers: readonly Offer[], placeOf: (id: string) => number) {
  const { say } = await productWords();
  const t = await getTranslations("pay");
  const year = wibDay(loket().now()).slice(0, 4);
  const sold = offers.map(({ product, codes, off }): SoldProduct => {
    const { id, group, number } = product;
    return {
      id,
      group,
      name: say(id),
      off: off ? t("productOff") : null,
      label: say(number.field ?? number.key),
      hint: number.field ? t("numberHint") : t("digitsHint", { digits: numberLength(product) }),
      asNumber: t("asNumber", { number: say(number.key) }),
      ask: (product.ask ?? []).map(({ name }) => ({
        name,
        label: say(name),
        usual: name === "month" ? "1" : name === "year" ? year : "",
      })),
      companies: product.company || codes.length > 1 ? codes : [],
    };
  });
  const [first, ...others] = sold.toSorted((one, other) => placeOf(one.id) - placeOf(other.id));
  if (!first) throw new Error("nothing is sold");
  return [first, ...others] as const;
}
