import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { ChosenProduct } from "#components/bills/chosen-product.tsx";
import { CounterAside } from "#components/bills/counter-aside.tsx";
import { type DemoHint, DemoHints } from "#components/bills/demo-hints.tsx";
import { FindBillForm, type SoldProduct } from "#components/bills/find-bill-form.tsx";
import { KeyLegend } from "#components/bills/key-legend.tsx";
import { Card } from "#components/ui/card.tsx";
import { ownFeeOf } from "#lib/domain/own-fee.ts";
import { closedHours, isClosed, numberLength } from "#lib/domain/products/ask-for.ts";
import { productOfCode } from "#lib/domain/products/catalogue.ts";
import { WITH_KEYS } from "#lib/domain/products/matching.ts";
import { wibDay } from "#lib/domain/time.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { productNames, productWords } from "#lib/i18n/product-words.ts";
import { loket, type Offer, requireActor } from "#lib/server/next.ts";
import { DISMISSED_COOKIE, readDismissed } from "#lib/server/web/dismissed-inquiries.ts";
import { PRODUCTS_COOKIE, usage } from "#lib/server/web/used-products.ts";
import { dismissInquiry, findBill } from "./actions.ts";

export const generateMetadata = titled("pay.title");

/** Where a cashier starts three hundred times a day: one field, one button, and what is still open beside them. */
export default async function PayPage({ searchParams }: PageProps<"/pay">) {
  const actor = await requireActor("cashier", "/pay");
  const t = await getTranslations("pay");
  const { reads, settings, shifts, shop, mode } = loket();
  const [counter, outlet, { shift }] = await Promise.all([
    reads.counter(actor, readDismissed((await cookies()).get(DISMISSED_COOKIE)?.value)),
    reads.outlet(),
    shifts.atCounter(actor),
  ]);
  const preferences = await settings.preferences();
  const offers = await shop.offers();
  const { last, codes, placeOf } = usage((await cookies()).get(PRODUCTS_COOKIE)?.value);
  const wished = String((await searchParams).product ?? "");
  const listed = offers.find((offer) => offer.codes.some(({ code }) => code === wished))?.product.id;
  if (listed) codes.set(listed, wished);
  const products = await soldProducts(offers, placeOf, codes);
  const wanted = [wished, listed, productOfCode(wished).id, last, ...offers.map(({ product }) => product.id)];
  const isOn = (id?: string) => products.some((product) => product.id === id && product.off === null);
  const initial = wanted.find(isOn) ?? products[0].id;
  const { say } = await productWords();
  const lead = say(offers[0]?.product.lead ?? products[0].id);

  return (
    <ChosenProduct>
      <div className="grid flex-1 grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_25rem]">
        <Card className="flex flex-col gap-6 p-6 short:gap-4 sm:px-10 sm:py-9 short:sm:py-6">
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
          <KeyLegend choosing={products.length > 1} />
        </Card>
        <div className="flex flex-col gap-5">
          {mode === "demo" && <DemoHints title={t("demoTitle")} hints={await demoHints(offers)} initial={initial} />}
          <CounterAside
            {...counter}
            unpaid={counter.unpaid.map((bill) => ({ ...bill, total: bill.price + ownFeeOf(bill, preferences) }))}
            shift={shift}
            zone={outlet.zone}
            nameProduct={await productNames(offers.map(({ product }) => product))}
            dismiss={dismissInquiry}
          />
        </div>
      </div>
    </ChosenProduct>
  );
}

/** Why a product is not offered, in words. */
const OFF = { inactive: "productOff", unread: "productUnread", unlisted: "productUnlisted" } as const satisfies Record<
  NonNullable<Offer["off"]>,
  string
>;

/** The products on sale: first those that this browser uses most, which have a key. They keep their order, so that a key rarely moves. */
async function soldProducts(
  offers: readonly Offer[],
  placeOf: (id: string) => number,
  lastCodes: ReadonlyMap<string, string>,
) {
  const { say } = await productWords();
  const t = await getTranslations("pay");
  const confirm = await getTranslations("confirm");
  const now = loket().now();
  const sold = offers.map(({ product, codes, off }): SoldProduct => {
    const { id, group, number } = product;
    const closed = isClosed(product, now) && closedHours(product);
    return {
      id,
      group,
      name: say(id),
      words: `${say(product.title)} ${say(group)}`,
      off: off && t(OFF[off]),
      closed: closed ? confirm("closed", { product: say(id), ...closed }) : null,
      label: say(number.field ?? number.key),
      hint: number.field ? t("numberHint") : t("digitsHint", { digits: numberLength(product) }),
      least: number.length[0],
      asNumber: t("asNumber", { number: say(number.key) }),
      ask: (product.ask ?? []).map(({ name }) => ({
        name,
        label: say(name),
        usual: name === "month" ? "1" : name === "year" ? wibDay(now).slice(0, 4) : "",
      })),
      companies: product.company || codes.length > 1 ? codes : [],
      lastCode: lastCodes.get(id),
    };
  });
  const keyed = sold.toSorted((one, other) => placeOf(one.id) - placeOf(other.id)).slice(0, WITH_KEYS);
  const [first, ...others] = sold.toSorted((one, other) => Number(keyed.includes(other)) - Number(keyed.includes(one)));
  if (!first) throw new Error("nothing is sold");
  return [first, ...others] as const;
}

/** The sandbox's cases, by the last digit of the number. */
const CASES = [
  ["1", "demoSuccess"],
  ["4", "demoPaid"],
  ["6", "demoFails"],
  ["7", "demoPending"],
] as const;
/** An inquiry that the simulator has as made by another program. */
const ELSEWHERE = { trId: "219342904", refId: "091283746511" };

async function demoHints(offers: readonly Offer[]): Promise<Record<string, DemoHint>> {
  const t = await getTranslations("pay");
  const { say } = await productWords();
  const hintOf = ({ product: { id, sandbox }, codes }: Offer): [string, DemoHint] => {
    const { number, nomor_identitas } = sandbox;
    const company = codes.length > 1 && codes.find(({ code }) => code === sandbox.code)?.name;
    return [
      id,
      {
        numbers: CASES.map(([digit, outcome]) => ({ number: number.slice(0, -1) + digit, outcome: t(outcome) })),
        notes: [
          ...(company ? [t("demoWith", { label: say("company"), value: company })] : []),
          ...(nomor_identitas ? [t("demoWith", { label: say("nomor_identitas"), value: nomor_identitas })] : []),
          t("demoOther"),
          t("demoImport", ELSEWHERE),
        ],
      },
    ];
  };
  return Object.fromEntries(offers.map(hintOf));
}
