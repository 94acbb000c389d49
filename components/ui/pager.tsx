import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "./button.tsx";

type Props = {
  /** Where the list goes on in each direction; null at its end. */
  readonly newer: string | null;
  readonly older: string | null;
  /** Other words for the way to newer rows. */
  readonly newerWords?: string;
};

/** Below a list: towards newer rows and older ones. Nothing where all of it is shown. */
export async function Pager({ newer, older, newerWords }: Props) {
  if (newer === null && older === null) return null;
  const t = await getTranslations("lists");
  return (
    <nav aria-label={t("pages")} className="flex justify-between gap-3 border-t border-line px-5 py-3">
      {newer !== null && (
        <Link href={newer} prefetch={false} className={buttonClass("ghost")}>
          {newerWords ?? t("newer")}
        </Link>
      )}
      {older !== null && (
        <Link href={older} prefetch={false} className={`${buttonClass("ghost")} ml-auto`}>
          {t("older")}
        </Link>
      )}
    </nav>
  );
}
