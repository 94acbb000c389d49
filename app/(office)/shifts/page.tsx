import { Clock } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ShiftTable } from "#components/shifts/shift-table.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterSelect } from "#components/ui/filter-fields.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { FilterSpan, SpanLinks } from "#components/ui/filter-span.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { RowKeys } from "#components/ui/row-keys.tsx";
import { granted } from "#lib/domain/result.ts";
import { dayOf } from "#lib/domain/time.ts";
import { readSpan } from "#lib/domain/typed-day.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireActor } from "#lib/server/next.ts";
import { queryOf, withChanges } from "#lib/server/web/list-address.ts";
import { readShiftFilter, readShiftPlace, writeShiftPlace } from "#lib/server/web/shift-address.ts";
import { WrongDays } from "../wrong-days.tsx";

const SHOWN = 50;

export const generateMetadata = titled("shifts.title");

/** Every cashier's shifts, newest first, with open and differing ones highlighted. The whole view is in the address. */
export default async function ShiftsPage({ searchParams }: PageProps<"/shifts">) {
  const actor = await requireActor("supervisor", "/shifts");
  const query = queryOf(await searchParams);
  const { shifts, reads, now } = loket();
  const { zone } = await reads.outlet();
  const filter = readShiftFilter(query, zone);
  const at = { after: readShiftPlace(query.get("after")), before: readShiftPlace(query.get("before")) };
  const [page, people] = await Promise.all([shifts.page(actor, filter, at, SHOWN), shifts.cashiers(actor)]);
  const { rows, back, on } = granted(page);
  const { cashiers } = granted(people);
  const t = await getTranslations("shifts");
  const [span, today] = [readSpan(query), dayOf(now(), zone)];
  const narrowed = Object.keys(filter).length > 0;

  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <WrongDays query={query} names={["from", "to"]} />
      <Card className="mb-5 p-5">
        <FilterForm path="/shifts" label={t("filter")} apply={t("apply")}>
          <div className="grid grid-cols-2 items-end gap-x-3 gap-y-3.5 sm:gap-x-4 lg:grid-cols-4">
            <FilterSelect
              label={t("cashier")}
              name="cashier"
              value={filter.cashierId ?? ""}
              any={t("everyone")}
              options={cashiers}
            />
            <FilterSelect
              label={t("only")}
              name="only"
              value={filter.only ?? ""}
              any={t("all")}
              options={[
                { id: "open", name: t("onlyOpen") },
                { id: "differing", name: t("onlyDiffering") },
              ]}
            />
            <FilterSpan span={span} today={today} />
          </div>
          <div className="mt-3.5 flex flex-wrap items-center gap-2">
            <SpanLinks span={span} today={today} href={(chosen) => `/shifts${withChanges(query, chosen)}`} />
            {narrowed && (
              <Link href="/shifts" className={buttonClass("ghost", "md")}>
                {t("clear")}
              </Link>
            )}
          </div>
        </FilterForm>
      </Card>
      <Card className="overflow-hidden">
        {rows.length === 0 ? (
          <EmptyState icon={Clock}>{t(narrowed ? "emptyFilter" : "empty")}</EmptyState>
        ) : (
          <RowKeys>
            <ShiftTable shifts={rows} zone={zone} now={now()} />
          </RowKeys>
        )}
        <Pager
          back={back && `/shifts${withChanges(query, { before: writeShiftPlace(back) })}`}
          on={on && `/shifts${withChanges(query, { after: writeShiftPlace(on) })}`}
        />
      </Card>
    </>
  );
}
