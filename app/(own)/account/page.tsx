import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { AddPasskey } from "#components/auth/add-passkey.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EntryForm } from "#components/ui/entry-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { hasRole } from "#lib/domain/roles.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { loket, requireSession } from "#lib/server/next.ts";
import { personEntries } from "../../person-entries.ts";
import { StepUp } from "../../step-up.tsx";
import { addPasskey, askForPasskey, removeFactor, renewRecoveryCodes } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

/** What keeps one's own account. */
export default async function AccountPage() {
  const session = await requireSession("cashier", "/account");
  const t = await getTranslations("account");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { name: session.actor.name })}>
        <Link href="/account/password" className={buttonClass()}>
          {t("changePassword")}
        </Link>
      </PageHeader>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {hasRole(session.actor, "supervisor") && <SecondFactor />}
      </div>
    </>
  );
}

/** The authenticator app, passkeys and recovery codes of a supervisor. */
async function SecondFactor() {
  const session = await requireSession("supervisor", "/account");
  const { auth, reads, appUrl } = loket();
  const t = await getTranslations("account");
  const language = await getLocale();
  const { zone } = await reads.outlet();
  const factors = await auth.factorOf(session.actor);
  const { own, required, words } = await personEntries();
  const { protocol, hostname } = new URL(appUrl);
  const made = [
    ...(factors?.totp ? [{ id: "totp", name: t("app") }] : []),
    ...(factors?.passkeys ?? []).map(({ id, name, addedAt }) => ({
      id,
      name: t("passkeySince", { name, time: formatDateTime(addedAt, zone, language) }),
    })),
  ];
  return (
    <Card title={t("factor")} className="px-5 pb-5 [&>h2]:px-0">
      <div className="flex flex-col items-start gap-5">
        <p className="text-ink-soft">{factors ? t("factorOn", { count: factors.recoveryCodes }) : t("factorOff")}</p>
        <StepUp kind="factor" next="/account">
          {made.map(({ id, name }) => (
            <div
              key={id}
              className="flex w-full flex-wrap items-center justify-between gap-3 border-b border-line pb-4"
            >
              <p className="min-w-0 font-medium break-words">{name}</p>
              <EntryForm act={removeFactor} fixed={{ id }} entries={[]} words={words(t("remove"))} kind="danger" />
            </div>
          ))}
          {factors && <EntryForm act={renewRecoveryCodes} entries={[]} words={words(t("renewCodes"))} />}
          {!factors?.totp && (
            <Link href="/account/authenticator" className={buttonClass("secondary", "lg")}>
              {t("addApp")}
            </Link>
          )}
          {/* Browsers make passkeys behind HTTPS and on this machine only. */}
          {(protocol === "https:" || hostname === "localhost") && (
            <AddPasskey
              ask={askForPasskey}
              add={addPasskey}
              words={{ ...words(t("addPasskey")), failed: t("passkeyFailed") }}
              entries={[
                { name: "name", label: t("passkeyName"), hint: t("passkeyHint"), maxLength: 40, required },
                own,
              ]}
            />
          )}
        </StepUp>
      </div>
    </Card>
  );
}
