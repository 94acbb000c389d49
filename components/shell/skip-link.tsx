import { getTranslations } from "next-intl/server";

export const CONTENT = "content";

/** The first thing that Tab reaches: a link past the navigation to the content. */
export async function SkipLink() {
  const t = await getTranslations("shell");
  return (
    <a
      href={`#${CONTENT}`}
      className="print:hidden fixed top-2 left-2 z-50 -translate-y-24 rounded-control bg-accent px-4 py-3 font-semibold text-accent-on focus:translate-y-0"
    >
      {t("skip")}
    </a>
  );
}
