import { getTranslations } from "next-intl/server";
import { SignInFrame } from "#components/auth/sign-in-frame.tsx";
import { ModeBanner } from "#components/shell/mode-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { EntryForm } from "#components/ui/entry-form.tsx";
import { formAction } from "#components/ui/form-action.ts";
import { type GatedSession, loket } from "#lib/server/next.ts";
import { signOut } from "../../actions.ts";
import { personEntries } from "../../person-entries.ts";
import { replacePassword } from "./actions.ts";

/** What somebody who has signed in has still to do, and the way back. */
export async function GatePage({ session, next }: { session: GatedSession; next: string }) {
  const t = await getTranslations("gate");
  const shell = await getTranslations("shell");
  const { newPassword, words } = await personEntries();
  return (
    <div className="flex min-h-dvh flex-col">
      <ModeBanner mode={loket().mode} />
      <SignInFrame lead={session.actor.name} title={t("passwordTitle")}>
        <p className="mb-5 text-ink-soft">{t("passwordLead")}</p>
        <EntryForm
          kind="primary"
          act={replacePassword}
          fixed={{ next }}
          words={words(t("passwordSave"))}
          entries={[newPassword]}
        />
        <form action={formAction(signOut, {})} className="mt-6">
          <Button type="submit" kind="ghost">
            {shell("signOut")}
          </Button>
        </form>
      </SignInFrame>
    </div>
  );
}
