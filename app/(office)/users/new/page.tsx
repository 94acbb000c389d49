import { getTranslations } from "next-intl/server";
import { Card } from "#components/ui/card.tsx";
import { EntryForm } from "#components/ui/entry-form.tsx";
import { BackLink, PageHeader } from "#components/ui/page-header.tsx";
import { titled } from "#lib/i18n/page-messages.tsx";
import { requireActor } from "#lib/server/next.ts";
import { personEntries } from "../../../person-entries.ts";
import { StepUp } from "../../../step-up.tsx";
import { addUser } from "../actions.ts";

export const generateMetadata = titled("users.add");

export default async function NewUserPage() {
  await requireActor("supervisor", "/users/new");
  const t = await getTranslations("users");
  const { own, newPassword, required, words } = await personEntries();
  return (
    <>
      <BackLink href="/users">{t("title")}</BackLink>
      <PageHeader title={t("add")} />
      <Card className="max-w-160 p-5">
        <StepUp kind="users" next="/users/new">
          <EntryForm
            kind="primary"
            act={addUser}
            words={words(t("save"))}
            entries={[
              {
                name: "username",
                label: t("username"),
                hint: t("usernameHint"),
                maxLength: 64,
                autoComplete: "off",
                required,
              },
              { name: "name", label: t("name"), hint: t("nameHint"), maxLength: 60, autoComplete: "off", required },
              {
                name: "role",
                label: t("role"),
                initial: "cashier",
                options: [
                  { value: "cashier", label: t("cashier") },
                  { value: "supervisor", label: t("supervisor") },
                ],
              },
              { ...newPassword, label: t("password"), hint: t("oneTimeHint") },
              { ...own, hint: t("ownForSupervisor"), required: undefined },
            ]}
          />
        </StepUp>
      </Card>
    </>
  );
}
