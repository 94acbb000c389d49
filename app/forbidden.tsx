import { ShieldBan } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ModeBanner } from "#components/shell/mode-banner.tsx";
import { StatusPage } from "#components/shell/status-page.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { loket } from "#lib/server/next.ts";

/** 403: signed in, but not for this. */
export default async function Forbidden() {
  const t = await getTranslations("pages");
  return (
    <>
      <ModeBanner mode={loket().mode} />
      <StatusPage icon={<ShieldBan aria-hidden />} title={t("forbiddenTitle")} lead={t("forbidden")}>
        <Link href="/" className={buttonClass("primary", "lg")}>
          {t("toStart")}
        </Link>
      </StatusPage>
    </>
  );
}
