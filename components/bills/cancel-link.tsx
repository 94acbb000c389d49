import Link from "next/link";
import { useTranslations } from "next-intl";
import { Kbd } from "#components/ui/kbd.tsx";

const LOOK =
  "mx-auto -mb-2 inline-flex min-h-11 items-center gap-2 rounded-control px-4 text-ink-soft no-underline hover:text-ink";

/** "Batal": back to the start, as long as nothing was sent. `sent`: something was, and there is no way back. */
export function CancelLink({ sent = false }: { readonly sent?: boolean }) {
  const t = useTranslations("confirm");
  if (sent) return <span className={`${LOOK} invisible`}>{t("cancel")}</span>;
  return (
    <Link id="back" href="/pay" aria-keyshortcuts="Escape" className={LOOK}>
      {t("cancel")} <Kbd onButton>Esc</Kbd>
    </Link>
  );
}
