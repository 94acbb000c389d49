import { getTranslations } from "next-intl/server";
import { QrCode } from "#components/receipts/qr-code.tsx";
import { Card } from "#components/ui/card.tsx";
import { EntryForm } from "#components/ui/entry-form.tsx";
import { BackLink, PageHeader } from "#components/ui/page-header.tsx";
import { granted } from "#lib/domain/result.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { drawQr, loket, requireSession } from "#lib/server/next.ts";
import { personEntries } from "../../../person-entries.ts";
import { StepUp } from "../../../step-up.tsx";
import { addTotp } from "../actions.ts";

const PATH = "/account/authenticator";

export const generateMetadata = titled("account.addApp");

/** Each view of the page offers another secret; none is stored before a code of it comes back. */
export default async function AuthenticatorPage() {
  const { actor } = await requireSession("supervisor", PATH);
  const t = await getTranslations("account");
  const { own, required, words } = await personEntries();
  const { secret, address } = granted(loket().auth.newTotp(actor));
  return (
    <>
      <BackLink href="/account">{t("title")}</BackLink>
      <PageHeader title={t("addApp")} lead={t("addAppLead")} />
      <Card className="w-full max-w-160 p-5">
        <StepUp kind="factor" next={PATH}>
          <div className="mb-5 w-52">
            <QrCode drawing={drawQr(address)} label={t("qr")} />
          </div>
          <p className="mb-5 text-ink-soft">
            {t("secret")} <span className="font-mono break-all text-ink">{secret.match(/.{4}/g)?.join(" ")}</span>
          </p>
          <EntryForm
            kind="primary"
            act={addTotp}
            fixed={{ secret }}
            words={words(t("addAppNow"))}
            entries={[
              {
                name: "code",
                label: t("code"),
                hint: t("codeHint"),
                maxLength: 20,
                autoComplete: "one-time-code",
                required,
              },
              own,
            ]}
          />
        </StepUp>
      </Card>
    </>
  );
}
