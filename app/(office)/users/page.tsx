import { Ban, CircleCheck } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "#components/ui/badge.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RowKeys } from "#components/ui/row-keys.tsx";
import { RowLink } from "#components/ui/row-link.tsx";
import { granted } from "#lib/domain/result.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireActor } from "#lib/server/next.ts";

export const generateMetadata = titled("users.title");

/** Everyone who may sign in, and those who no longer may. */
export default async function UsersPage() {
  const actor = await requireActor("supervisor", "/users");
  const { auth, reads } = loket();
  const t = await getTranslations("users");
  const language = await getLocale();
  const [people, sessions, { zone }] = await Promise.all([auth.people(actor), auth.sessionUse(actor), reads.outlet()]);
  const { users } = granted(people);
  const { use } = granted(sessions);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        <Link href="/users/new" className={buttonClass("primary")}>
          {t("add")}
        </Link>
      </PageHeader>
      <Card className="overflow-hidden">
        <RowKeys>
          <DataTable
            caption={t("title")}
            rows={users}
            rowKey={({ id }) => id}
            columns={[
              {
                label: t("name"),
                cell: ({ id, name }) => <RowLink href={`/users/${id}`}>{name}</RowLink>,
              },
              { label: t("username"), cell: ({ username }) => username },
              { label: t("role"), cell: ({ role }) => t(role) },
              {
                label: t("seen"),
                cell: ({ id }) => {
                  const seen = use.get(id);
                  return seen
                    ? t("sessions", {
                        count: seen.sessions,
                        time: formatDateTime(seen.lastSeenAt, zone, language),
                      })
                    : t("noSession");
                },
              },
              {
                label: t("state"),
                cell: ({ disabled }) => (
                  <Badge icon={disabled ? Ban : CircleCheck} tone={disabled ? "quiet" : "ok"}>
                    {t(disabled ? "disabled" : "active")}
                  </Badge>
                ),
                end: "first",
              },
            ]}
          />
        </RowKeys>
      </Card>
    </>
  );
}
