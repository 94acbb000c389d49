import { ScrollText } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { ExportLink } from "#components/transactions/export-link.tsx";
import { Card } from "#components/ui/card.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { EntryForm } from "#components/ui/entry-form.tsx";
import { FILTER_CONTROL, FilterName, FilterSelect } from "#components/ui/filter-fields.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { FilterSpan, SpanLinks } from "#components/ui/filter-span.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { granted } from "#lib/domain/result.ts";
import { fullName } from "#lib/domain/roles.ts";
import { dayOf, formatDateTime } from "#lib/domain/time.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireActor } from "#lib/server/next.ts";
import { readAuditFilter } from "#lib/server/web/audit-address.ts";
import { type AuditFact, auditFacts } from "#lib/server/web/audit-facts.ts";
import { auditWords } from "#lib/server/web/audit-words.ts";
import { queryOf, withChanges } from "#lib/server/web/list-address.ts";
import { WrongDays } from "../wrong-days.tsx";
import { verifyChain } from "./actions.ts";

const SHOWN = 50;
const GROUPS = ["payment", "receipt", "session", "user", "shift", "alarm", "setting"] as const;

export const generateMetadata = titled("audit.title");

/** Who did what, newest first, filtered by the address. */
export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const actor = await requireActor("supervisor", "/audit");
  const query = queryOf(await searchParams);
  const before = /^\d{1,15}$/.test(query.get("before") ?? "") ? Number(query.get("before")) : null;
  const { audit, auth, reads, now } = loket();
  const [{ zone }, everyone] = await Promise.all([reads.outlet(), auth.people(actor)]);
  const { users } = granted(everyone);
  const people = users.map((user) => ({ id: user.id, name: fullName(user) }));
  const filter = readAuditFilter(query, zone);
  const { person = "", group = "", subject = "", from = "", to = "" } = filter;
  const [span, today] = [{ from, to }, dayOf(now(), zone)];
  const { rows, on } = granted(await audit.page(actor, filter, before, SHOWN));
  const t = await getTranslations("audit");
  const language = await getLocale();
  const words = await auditWords(users);
  const facts = await auditFacts(zone);
  const file = (format: string) => `/api/office/audit${withChanges(query, { format })}`;
  const exports = await getTranslations("transactions");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        <ExportLink href={file("csv")} label={exports("csv")} />
        <ExportLink href={file("xlsx")} label={exports("xlsx")} />
        <EntryForm entries={[]} act={verifyChain} words={{ submit: t("verify"), busy: t("verifying") }} />
      </PageHeader>
      <WrongDays query={query} names={["from", "to", "day"]} />
      <Card className="mb-5 p-5">
        <FilterForm path="/audit" label={t("filter")} apply={t("apply")}>
          <div className="grid grid-cols-2 items-end gap-x-3 gap-y-3.5 sm:gap-x-4 lg:grid-cols-5">
            <FilterSelect label={t("person")} name="person" value={person} any={t("any")} options={people} />
            <FilterSelect
              label={t("group")}
              name="group"
              value={group}
              any={t("any")}
              options={GROUPS.map((known) => ({ id: known, name: t(`group_${known}`) }))}
            />
            <label className="block min-w-0 max-lg:col-span-2">
              <FilterName>{t("object")}</FilterName>
              <input
                type="search"
                name="subject"
                defaultValue={subject}
                placeholder={t("objectHint")}
                maxLength={100}
                autoComplete="off"
                className={FILTER_CONTROL}
              />
            </label>
            <FilterSpan span={span} today={today} />
          </div>
          <div className="mt-3.5">
            <SpanLinks
              span={span}
              today={today}
              href={(chosen) => `/audit${withChanges(query, { ...chosen, day: null })}`}
            />
          </div>
        </FilterForm>
      </Card>
      <Card className="overflow-hidden">
        {rows.length === 0 ? (
          <EmptyState icon={ScrollText}>{t("empty")}</EmptyState>
        ) : (
          <DataTable
            caption={t("title")}
            rows={rows}
            rowKey={({ seq }) => String(seq)}
            columns={[
              { label: t("what"), cell: words.what },
              {
                label: t("subject"),
                cell: (row) => {
                  const [place, name] = [words.place(row), words.name(row)];
                  if (!place) return name;
                  return (
                    <Link
                      href={place}
                      prefetch={false}
                      className="text-accent underline underline-offset-4 pointer-coarse:-my-3 pointer-coarse:inline-block pointer-coarse:py-3"
                    >
                      {name}
                    </Link>
                  );
                },
              },
              {
                label: t("who"),
                cell: (row) => <span className="block wrap-anywhere @table:min-w-32">{words.actor(row)}</span>,
              },
              {
                label: t("when"),
                cell: ({ at }) => <span className="whitespace-nowrap">{formatDateTime(at, zone, language)}</span>,
              },
              {
                label: t("data"),
                cell: (row) => <Facts facts={facts(row)} />,
                wide: true,
              },
              {
                label: t("row"),
                cell: ({ seq }) => <span className="text-small text-ink-faint">{seq}</span>,
                numeric: true,
                end: "first",
              },
            ]}
          />
        )}
        <Pager
          back={before === null ? null : `/audit${withChanges(query, {})}`}
          backWords={t("newest")}
          on={on && `/audit${withChanges(query, { before: String(on.seq) })}`}
        />
      </Card>
    </>
  );
}

/** The details of a row; for a change, old and new values. */
function Facts({ facts }: { facts: readonly AuditFact[] }) {
  return (
    <dl className="text-small wrap-anywhere @table:min-w-40">
      {facts.map(({ label, value, before }) => (
        <div key={label}>
          <dt className="inline text-ink-faint">{label}: </dt>
          <dd className="inline">
            {before !== undefined && (
              <>
                <del className="text-ink-faint">{before}</del>
                {" → "}
              </>
            )}
            {before === undefined ? value : <ins className="font-medium no-underline">{value}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
