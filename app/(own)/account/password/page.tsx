import { getTranslations } from "next-intl/server";
import { Card } from "#components/ui/card.tsx";
import { EntryForm } from "#components/ui/entry-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { titled } from "#lib/i18n/page-messages.tsx";
import { requireActor } from "#lib/server/next.ts";
import { personEntries } from "../../../person-entries.ts";
import { changePassword } from "../actions.ts";

export const generateMetadata = titled("account.changePassword");

export default async function ChangePasswordPage() {
  await requireActor("cashier", "/account/password");
  const t = await getTranslations("account");
  const { own, newPassword, words } = await personEntries();
  return (
    <>
      <PageHeader title={t("changePassword")} lead={t("changePasswordLead")} />
      <Card className="w-full max-w-160 p-5">
        <EntryForm
          kind="primary"
          act={changePassword}
          words={words(t("savePassword"))}
          entries={[{ ...own, label: t("oldPassword") }, newPassword]}
        />
      </Card>
    </>
  );
}
