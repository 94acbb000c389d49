import { FileQuestionMark } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { StatusPage } from "#components/shell/status-page.tsx";
import { buttonClass } from "#components/ui/button.tsx";

export default async function NotFound() {
  const t = await getTranslations("pages");
  return (
    <StatusPage icon={<FileQuestionMark aria-hidden />} title={t("notFoundTitle")} lead={t("notFound")}>
      <Link href="/" className={buttonClass("primary", "lg")}>
        {t("toStart")}
      </Link>
    </StatusPage>
  );
}
