import { getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";
import { FILTER_CONTROL, FilterName, FilterSelect } from "#components/ui/filter-fields.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { FilterSpan, SpanLinks } from "#components/ui/filter-span.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { PAY_METHODS } from "#lib/domain/payment.ts";
import { PAYMENT_STATES } from "#lib/domain/payment-state.ts";
import { PRODUCTS, UNKNOWN_PRODUCT } from "#lib/domain/products/catalogue.ts";
import { granted } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { readSpan } from "#lib/domain/typed-day.ts";
import { productWords } from "#lib/i18n/product-words.ts";
import { loket } from "#lib/server/next.ts";
import { withChanges } from "#lib/server/web/list-address.ts";

/** The list's filter; all of it is in the address, so that a view can be shared. */
export async function Filter({
  actor,
  query,
  narrowed,
  today,
}: {
  actor: Actor;
  query: URLSearchParams;
  narrowed: boolean;
  today: string;
}) {
  const t = await getTranslations("transactions");
  const states = await getTranslations("states");
  const { settings, transactions } = loket();
  const { cashiers } = granted(await transactions.cashiers(actor));
  const names = await getTranslations("confirm");
  const said = (name: string) => query.get(name) ?? "";
  const span = readSpan(query);
  const lists = await getTranslations("lists");
  const { say } = await productWords();
  const sold = (await settings.preferences()).products.map(({ id }) => id);
  const { families } = granted(await transactions.families(actor));
  const offered = new Set([...sold, ...families, said("product")]);
  const products = [...PRODUCTS, UNKNOWN_PRODUCT]
    .filter(({ id }) => offered.has(id))
    .map(({ id }) => ({ id, name: say(id) }));
  return (
    <FilterForm path="/transactions" label={t("filter")} apply={t("apply")}>
      <div className="grid grid-cols-2 gap-x-3 gap-y-3.5 sm:gap-x-4 xl:grid-flow-col xl:grid-cols-[minmax(12rem,1fr)] xl:auto-cols-[minmax(0,auto)]">
        <label className="block max-xl:col-span-2">
          <FilterName>
            {t("search")} <Kbd onButton>/</Kbd>
          </FilterName>
          <input
            type="search"
            name="q"
            defaultValue={said("q")}
            placeholder={t("searchHint")}
            maxLength={100}
            autoComplete="off"
            aria-keyshortcuts="/"
            className={FILTER_CONTROL}
          />
        </label>
        <FilterSelect
          label={t("status")}
          name="status"
          value={said("status")}
          any={t("anyStatus")}
          options={PAYMENT_STATES.map((state) => ({ id: state, name: states(state) }))}
        />
        <FilterSelect
          label={t("cashier")}
          name="cashier"
          value={said("cashier")}
          any={t("everyone")}
          options={cashiers}
        />
        <FilterSelect
          label={t("method")}
          name="method"
          value={said("method")}
          any={t("anyMethod")}
          options={PAY_METHODS.map((method) => ({ id: method, name: names(method) }))}
        />
        {products.length > 1 && (
          <FilterSelect
            label={lists("product")}
            name="product"
            value={said("product")}
            any={t("anyProduct")}
            options={products}
          />
        )}
      </div>
      <div className="mt-3.5 flex flex-wrap items-end gap-x-4 gap-y-3.5">
        <div className="grid w-full grid-cols-2 gap-x-3 sm:w-96 sm:gap-x-4">
          <FilterSpan span={span} today={today} />
        </div>
        <SpanLinks span={span} today={today} href={(chosen) => `/transactions${withChanges(query, chosen)}`} />
        {narrowed && (
          <a href="/transactions" className={buttonClass("ghost")}>
            {t("clear")}
          </a>
        )}
      </div>
    </FilterForm>
  );
}
