import { getTranslations } from "next-intl/server";
import { LazyEntryForm, LazyFactorForm } from "#components/auth/lazy-gate-forms.tsx";
import { LoginForm } from "#components/auth/login-form.tsx";
import { SignInFrame } from "#components/auth/sign-in-frame.tsx";
import { ModeBanner } from "#components/shell/mode-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { formAction } from "#components/ui/form-action.ts";
import { type GatedSession, loket } from "#lib/server/next.ts";
import { signOut } from "../../actions.ts";
import { personEntries } from "../../person-entries.ts";
import { askAtGate, passFactor, replacePassword, signIn, unlock } from "./actions.ts";

/** What a signed-in person must still do, and the way back. */
export async function GatePage({ session, next }: { session: GatedSession; next: string }) {
  const t = await getTranslations("gate");
  const shell = await getTranslations("shell");
  const { actor, gate } = session;
  return (
    <div className="flex min-h-dvh flex-col">
      <ModeBanner mode={loket().mode} />
      <SignInFrame lead={actor.name} title={t(`${gate}Title`)}>
        <p className="mb-5 text-ink-soft">{t(`${gate}Lead`)}</p>
        {gate === "factor" && (
          <LazyFactorForm
            fixed={{ next }}
            show={passFactor}
            ask={(await loket().auth.factorOf(actor))?.passkeys.length ? askAtGate : null}
          />
        )}
        {gate === "password" && <OwnPassword next={next} />}
        {gate === "lock" && <Unlock session={session} next={next} />}
        <form action={formAction(signOut, {})} className="mt-6">
          <Button type="submit" kind="ghost">
            {shell("signOut")}
          </Button>
        </form>
      </SignInFrame>
    </div>
  );
}

/** The PIN of the person who locked it, and sign-in for everyone: by password, also as somebody else. */
async function Unlock({ session, next }: { session: GatedSession; next: string }) {
  const t = await getTranslations("gate");
  const { required, words } = await personEntries();
  const byPin = await loket().auth.hasPin(session.actor);
  const pin = { name: "pin", label: t("pin"), type: "password", inputMode: "numeric", autoComplete: "off" } as const;
  return (
    <>
      {byPin && (
        <>
          <LazyEntryForm
            kind="primary"
            act={unlock}
            fixed={{ next }}
            words={words(t("unlock"))}
            entries={[{ ...pin, maxLength: 6, required, autoFocus: true }]}
          />
          <h2 className="mt-8 mb-4 border-t border-line pt-6 text-lg font-semibold">{t("byPassword")}</h2>
        </>
      )}
      <LoginForm next={next} signIn={signIn} autoFocus={!byPin} />
    </>
  );
}

async function OwnPassword({ next }: { next: string }) {
  const t = await getTranslations("gate");
  const { newPassword, words } = await personEntries();
  return (
    <LazyEntryForm
      kind="primary"
      act={replacePassword}
      fixed={{ next }}
      words={words(t("passwordSave"))}
      entries={[newPassword]}
    />
  );
}
