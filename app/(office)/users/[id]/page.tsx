import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import { Card } from "#components/ui/card.tsx";
import { EntryForm } from "#components/ui/entry-form.tsx";
import { BackLink, PageHeader } from "#components/ui/page-header.tsx";
import { granted } from "#lib/domain/result.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireActor } from "#lib/server/next.ts";
import { personEntries } from "../../../person-entries.ts";
import { StepUp } from "../../../step-up.tsx";
import { manageUser } from "../actions.ts";

export const generateMetadata = titled("users.title");

/** One user, and a supervisor's acts on them. Nobody can remove their own access. */
export default async function UserPage({ params }: PageProps<"/users/[id]">) {
  const { id } = await params;
  const actor = await requireActor("supervisor", `/users/${encodeURIComponent(id)}`);
  const { auth, shifts } = loket();
  const user = granted(await auth.people(actor)).users.find((one) => one.id === id);
  if (!user) notFound();
  const { drawer } = granted(await shifts.drawerOf(actor, user.id));
  const t = await getTranslations("users");
  const { own, newPassword, required, words } = await personEntries();
  const self = user.id === actor.id;
  const guarded = user.role === "supervisor";
  const ownIfGuarded = guarded ? [own] : [];
  const other = user.role === "cashier" ? "supervisor" : "cashier";
  return (
    <>
      <BackLink href="/users">{t("title")}</BackLink>
      <PageHeader
        title={user.name}
        lead={[user.username, t(user.role), user.disabled ? t("disabled") : t("active")].join(" · ")}
      />
      {guarded && (
        <div className="mb-5">
          <Alert tone="info">{t("supervisorLead")}</Alert>
        </div>
      )}
      <StepUp kind="users" next={`/users/${user.id}`}>
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <Card title={t("rename")} className="px-5 pb-5 [&>h2]:px-0">
            <EntryForm
              act={manageUser}
              fixed={{ userId: user.id, kind: "rename" }}
              words={words(t("saveName"))}
              entries={[
                { name: "name", label: t("name"), hint: t("nameHint"), initial: user.name, maxLength: 60, required },
                ...ownIfGuarded,
              ]}
            />
          </Card>
          <Card title={t("role")} className="px-5 pb-5 [&>h2]:px-0">
            {self ? (
              <Alert tone="info">{t("fault_self")}</Alert>
            ) : (
              <EntryForm
                key={user.role}
                act={manageUser}
                fixed={{ userId: user.id, kind: "set_role", role: other }}
                words={words(t(`make_${other}`))}
                entries={[own]}
              />
            )}
          </Card>
          {!self && (
            <Card title={t("resetPassword")} className="px-5 pb-5 [&>h2]:px-0">
              <EntryForm
                act={manageUser}
                fixed={{ userId: user.id, kind: "set_password" }}
                words={words(t("resetPassword"))}
                entries={[{ ...newPassword, hint: t("oneTimeHint") }, own]}
              />
            </Card>
          )}
          <Card title={t("access")} className="px-5 pb-5 [&>h2]:px-0">
            <div className="flex flex-col gap-5">
              <p className="text-ink-soft">{t("accessLead")}</p>
              {drawer && !user.disabled && (
                <Alert tone="warn">
                  {t("drawer", { name: user.name, amount: formatRupiah(drawer.cash) })}{" "}
                  <a href={`/shifts/${drawer.shiftId}`} className="font-semibold underline underline-offset-4">
                    {t("drawerSee")}
                  </a>
                </Alert>
              )}
              <EntryForm
                act={manageUser}
                fixed={{ userId: user.id, kind: "end_sessions" }}
                words={words(t("endSessions"))}
                entries={self ? [] : ownIfGuarded}
              />
              {!self && (
                <EntryForm
                  key={String(user.disabled)}
                  kind={user.disabled ? "secondary" : "danger"}
                  act={manageUser}
                  fixed={{ userId: user.id, kind: user.disabled ? "enable" : "disable" }}
                  words={words(user.disabled ? t("enable") : t("disable"))}
                  entries={ownIfGuarded}
                />
              )}
            </div>
          </Card>
        </div>
      </StepUp>
    </>
  );
}
