import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LoginForm } from "#components/auth/login-form.tsx";
import { OldBrowser } from "#components/auth/old-browser.tsx";
import { SignInFrame } from "#components/auth/sign-in-frame.tsx";
import { ModeBanner } from "#components/shell/mode-banner.tsx";
import { ownPath } from "#lib/domain/safe-path.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { currentSession, gatedSession, loket } from "#lib/server/next.ts";
import { signIn } from "./actions.ts";
import { GatePage } from "./gate-page.tsx";

export const generateMetadata = titled("login.title");

export default async function LoginPage({ searchParams }: PageProps<"/login">) {
  const next = ownPath((await searchParams).next);
  if (await currentSession()) redirect(next);
  // A link followed from another site sends no session cookie; a reload from here does.
  if ((await headers()).get("sec-fetch-site") === "cross-site")
    return <meta httpEquiv="refresh" content={`0;url=/login?next=${encodeURIComponent(next)}`} />;
  const gated = await gatedSession();
  if (gated) return <GatePage session={gated} next={next} />;
  const t = await getTranslations("login");
  const { mode } = loket();
  return (
    <div className="flex min-h-dvh flex-col">
      <ModeBanner mode={mode} />
      <SignInFrame lead={t("lead")} title={t("title")}>
        <OldBrowser words={t("oldBrowser")} />
        <LoginForm next={next} signIn={signIn} />
        {mode === "demo" && (
          <div className="mt-8 rounded-control border border-dashed border-line-strong px-5 py-4 text-sm text-ink-soft">
            <p className="font-semibold">{t("demoTitle")}</p>
            <p className="mt-1.5">{t("demoCashier")}</p>
            <p>{t("demoSupervisor")}</p>
          </div>
        )}
      </SignInFrame>
    </div>
  );
}
