import { getTranslations } from "next-intl/server";
import { FilterForm } from "#components/transactions/filter-form.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { PAYMENT_STATES } from "#lib/domain/payment-state.ts";
import { granted } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { loket } from "#lib/server/next.ts";

const FIELD = "min-h-11 w-full rounded-control border border-(--field-line) bg-surface px-3 text-ink";
const LABEL = "mb-1.5 block text-small font-medium";

/** What the list is narrowed to: all of it in the address, so that a view can be shared. */
export async function Filter({ actor, query, narrowed }: { actor: Actor; query: URLSearchParams; narrowed: boolean }) {
  const t = await getTranslations("transactions");
  const states = await getTranslations("states");
  const people = granted(await loket().auth.people(actor)).users;
  const said = (name: string) => query.get(name) ?? "";
  return (
    <FilterForm path="/transactions" label={t("filter")}>
      {/* A view that was reached by its address is drawn anew with what stands there. */}
      <div className="grid items-end gap-x-4 gap-y-3.5 sm:grid-cols-2 xl:grid-cols-[minmax(0,2fr)_repeat(4,minmax(0,1fr))_auto]">
        <label className="block sm:max-xl:col-span-2">
          <span className={LABEL}>
            {t("search")} <Kbd onButton>/</Kbd>
          </span>
          <input
            type="search"
            name="q"
            defaultValue={said("q")}
            placeholder={t("searchHint")}
            maxLength={100}
            autoComplete="off"
            aria-keyshortcuts="/"
            className={FIELD}
          />
        </label>
        <label className="block">
          <span className={LABEL}>{t("status")}</span>
          <select key={said("status")} name="status" defaultValue={said("status")} className={FIELD}>
            <option value="">{t("anyStatus")}</option>
            {PAYMENT_STATES.map((state) => (
              <option key={state} value={state}>
                {states(state)}
              </option>
            ))}
          </select>
        </label>
        <label className="block">
          <span className={LABEL}>{t("cashier")}</span>
          <select key={said("cashier")} name="cashier" defaultValue={said("cashier")} className={FIELD}>
            <option value="">{t("everyone")}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="block">
          <span className={LABEL}>{t("from")}</span>
          <input key={said("from")} type="date" name="from" defaultValue={said("from")} className={FIELD} />
        </label>
        <label className="block">
          <span className={LABEL}>{t("to")}</span>
          <input key={said("to")} type="date" name="to" defaultValue={said("to")} className={FIELD} />
        </label>
        <div className="flex gap-2">
          <noscript>
            <button type="submit" className={buttonClass("secondary")}>
              {t("apply")}
            </button>
          </noscript>
          {narrowed && (
            <a href="/transactions" className={buttonClass("ghost")}>
              {t("clear")}
            </a>
          )}
        </div>
      </div>
    </FilterForm>
  );
}
