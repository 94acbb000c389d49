import { getTranslations } from "next-intl/server";
import { FilterForm } from "#components/transactions/filter-form.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { FILTER_CONTROL, FilterDate, FilterName, FilterSelect } from "#components/ui/filter-fields.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { PAYMENT_STATES } from "#lib/domain/payment-state.ts";
import { granted } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { loket } from "#lib/server/next.ts";

/** What the list is narrowed to: all of it in the address, so that a view can be shared. */
export async function Filter({ actor, query, narrowed }: { actor: Actor; query: URLSearchParams; narrowed: boolean }) {
  const t = await getTranslations("transactions");
  const states = await getTranslations("states");
  const { cashiers } = granted(await loket().transactions.cashiers(actor));
  const said = (name: string) => query.get(name) ?? "";
  return (
    <FilterForm path="/transactions" label={t("filter")}>
      <div
        className={`grid grid-cols-2 items-end gap-x-3 gap-y-3.5 sm:gap-x-4 ${
          narrowed
            ? "xl:grid-cols-[minmax(0,2fr)_repeat(4,minmax(0,1fr))_auto]"
            : "xl:grid-cols-[minmax(0,2fr)_repeat(4,minmax(0,1fr))]"
        }`}
      >
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
        <FilterDate label={t("from")} name="from" value={said("from")} />
        <FilterDate label={t("to")} name="to" value={said("to")} />
        <noscript>
          <button type="submit" className={buttonClass("secondary")}>
            {t("apply")}
          </button>
        </noscript>
        {narrowed && (
          <a href="/transactions" className={`${buttonClass("ghost")} justify-self-start sm:max-xl:-ml-4`}>
            {t("clear")}
          </a>
        )}
      </div>
    </FilterForm>
  );
}
