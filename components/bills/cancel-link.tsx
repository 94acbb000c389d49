import Link from "next/link";
import { useTranslations } from "next-intl";
import { Kbd } from "#components/ui/kbd.tsx";

/** "Batal": back to the start; nothing was sent. */
export function CancelLink() {
  const t = useTranslations("confirm");
  return (
    <Link
      id="back"
      href="/pay"
      aria-keyshortcuts="Escape"
      className="mx-auto -mb-2 inline-flex min-h-11 items-center gap-2 rounded-control px-4 text-ink-soft no-underline hover:text-ink"
    >
      {t("cancel")} <Kbd onButton>Esc</Kbd>
    </Link>
  );
}
