import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { AddPasskey } from "#components/auth/add-passkey.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EntryForm } from "#components/ui/entry-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { deviceName } from "#lib/domain/device-name.ts";
import { hasRole } from "#lib/domain/roles.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireSession } from "#lib/server/next.ts";
import { personEntries } from "../../person-entries.ts";
import { StepUp } from "../../step-up.tsx";
import { addPasskey, askForPasskey, endOwnSession, removeFactor, renewRecoveryCodes, setPin } from "./actions.ts";

export const generateMetadata = titled("account.title");

/** One's own account and its protection. */
export default async function AccountPage() {
  const session = await requireSession("cashier", "/account");
  const { auth } = loket();
  const t = await getTranslations("account");
  const { own, words } = await personEntries();
  const pin = {
    name: "pin",
    label: t("newPin"),
    hint: t("pinHint"),
    type: "password",
    inputMode: "numeric",
    autoComplete: "off",
    maxLength: 6,
  } as const;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { name: session.actor.name })}>
        <Link href="/account/password" className={buttonClass()}>
          {t("changePassword")}
        </Link>
      </PageHeader>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <Card title={t("pin")} className="px-5 pb-5 [&>h2]:px-0">
            <p className="mb-4 text-ink-soft">{t((await auth.hasPin(session.actor)) ? "pinOn" : "pinOff")}</p>
            <EntryForm act={setPin} words={words(t("pinSave"))} entries={[pin, own]} />
          </Card>
          <Sessions />
        </div>
        {hasRole(session.actor, "supervisor") && <SecondFactor />}
      </div>
    </>
  );
}

/** The person's sessions, with a button to end each but this one. */
async function Sessions() {
  const { actor, sessionId } = await requireSession("cashier", "/account");
  const { auth, reads } = loket();
  const t = await getTranslations("account");
  const language = await getLocale();
  const { zone } = await reads.outlet();
  const { words } = await personEntries();
  return (
    <Card title={t("sessions")} className="px-5 pb-2 [&>h2]:px-0">
      <ul>
        {(await auth.ownSessions(actor)).map(({ id, userAgent, address, lastSeenAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-3 last:border-0"
          >
            <div className="min-w-0">
              <p className="font-medium">{deviceName(userAgent)}</p>
              <p className="text-small break-all text-ink-faint">
                {[address, t("lastSeen", { time: formatDateTime(lastSeenAt, zone, language) })].join(" · ")}
              </p>
            </div>
            {id === sessionId ? (
              <Badge icon={CircleCheck} tone="ok">
                {t("thisSession")}
              </Badge>
            ) : (
              <EntryForm act={endOwnSession} fixed={{ id }} entries={[]} words={words(t("endSession"))} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A supervisor's authenticator app, passkeys and recovery codes. */
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
          {/* Browsers create passkeys only behind HTTPS and on this machine. */}
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
