import { FileQuestionMark } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ModeBanner } from "#components/shell/mode-banner.tsx";
import { StatusPage } from "#components/shell/status-page.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { loket } from "#lib/server/next.ts";

export default async function NotFound() {
  const t = await getTranslations("pages");
  return (
    <>
      <ModeBanner mode={loket().mode} />
      <StatusPage icon={<FileQuestionMark aria-hidden />} title={t("notFoundTitle")} lead={t("notFound")}>
        <Link href="/" className={buttonClass("primary", "lg")}>
          {t("toStart")}
        </Link>
      </StatusPage>
    </>
  );
}
