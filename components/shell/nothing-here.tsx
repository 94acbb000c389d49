import { FileQuestionMark, ShieldBan } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";
import { StatusCard } from "./status-card.tsx";

/** 404: an unknown address, or an unknown inquiry ID. */
export async function NotFoundCard() {
  const t = await getTranslations("pages");
  return (
    <StatusCard icon={<FileQuestionMark aria-hidden />} title={t("notFoundTitle")} lead={t("notFound")}>
      <ToStart words={t("toStart")} />
    </StatusCard>
  );
}

/** 403: signed in, but not allowed. */
export async function ForbiddenCard() {
  const t = await getTranslations("pages");
  return (
    <StatusCard icon={<ShieldBan aria-hidden />} title={t("forbiddenTitle")} lead={t("forbidden")}>
      <ToStart words={t("toStart")} />
    </StatusCard>
  );
}

function ToStart({ words }: { words: string }) {
  return (
    <Link href="/" className={buttonClass("primary", "lg")}>
      {words}
    </Link>
  );
}
