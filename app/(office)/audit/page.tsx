import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { EntryForm } from "#components/ui/entry-form.tsx";
import { FilterDate, FilterSelect } from "#components/ui/filter-fields.tsx";
import { linkWords } from "#components/ui/link-words.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { granted } from "#lib/domain/result.ts";
import { fullName } from "#lib/domain/roles.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { loket, requireActor } from "#lib/server/next.ts";
import { queryOf, withChanges } from "#lib/server/web/list-address.ts";
import { WrongDays } from "../wrong-days.tsx";
import { verifyChain } from "./actions.ts";
import { rowFacts } from "./row-facts.ts";
import { rowWords } from "./row-words.ts";

const SHOWN = 50;
const GROUPS = ["payment", "receipt", "session", "user", "shift", "alarm", "setting"] as const;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

/** Who did what, newest first, narrowed by what stands in the address. */
export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireActor("supervisor", "/audit");
  const query = queryOf(await searchParams);
  const said = (name: string) => query.get(name) ?? "";
  const group = GROUPS.find((known) => known === said("group"));
  const before = /^\d{1,15}$/.test(said("before")) ? Number(said("before")) : null;
  const { audit, auth, reads } = loket();
  const [{ zone }, everyone] = await Promise.all([reads.outlet(), auth.people(actor)]);
  const { users } = granted(everyone);
  const people = users.map((user) => ({ id: user.id, name: fullName(user) }));
  const filter = { zone, person: said("person"), day: said("day"), ...(group && { group }) };
  const { rows, on } = granted(await audit.page(actor, filter, before, SHOWN));
  const t = await getTranslations("audit");
  const language = await getLocale();
  const words = await rowWords(users);
  const facts = await rowFacts(zone);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        <EntryForm
          entries={[]}
          act={verifyChain}
          words={{ submit: t("verify"), busy: t("verifying"), ...(await linkWords()) }}
        />
      </PageHeader>
      <WrongDays query={query} names={["day"]} />
      <Card className="mb-5 p-5">
        <form className="grid grid-cols-2 items-end gap-x-3 gap-y-3.5 sm:gap-x-4 lg:grid-cols-[1fr_1fr_1fr_auto]">
          <FilterSelect label={t("person")} name="person" value={filter.person} any={t("any")} options={people} />
          <FilterSelect
            label={t("group")}
            name="group"
            value={group ?? ""}
            any={t("any")}
            options={GROUPS.map((known) => ({ id: known, name: t(`group_${known}`) }))}
          />
          <FilterDate label={t("day")} name="day" value={filter.day} />
          <Button type="submit">{t("filter")}</Button>
        </form>
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
                cell: (row) => <span className="block wrap-anywhere @table:min-w-24">{words.actor(row)}</span>,
              },
              {
                label: t("when"),
                cell: ({ at }) => <span className="whitespace-nowrap">{formatDateTime(at, zone, language)}</span>,
              },
              {
                label: t("data"),
                cell: (row) => <span className="block text-small wrap-anywhere @table:min-w-40">{facts(row)}</span>,
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
