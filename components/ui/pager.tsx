import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "./button.tsx";

type Props = {
  /** Links towards the list's beginning and end; null where it does not continue. */
  readonly back: string | null;
  readonly on: string | null;
  /** By default the list has its newest rows first. */
  readonly backWords?: string;
  readonly onWords?: string;
};

/** Below a list: links back and on. Nothing when all of it is shown. */
export async function Pager({ back, on, backWords, onWords }: Props) {
  if (back === null && on === null) return null;
  const t = await getTranslations("lists");
  return (
    <nav aria-label={t("pages")} className="flex justify-between gap-3 border-t border-line px-5 py-3">
      {back !== null && (
        <Link href={back} prefetch={false} className={buttonClass("ghost")}>
          {backWords ?? t("newer")}
        </Link>
      )}
      {on !== null && (
        <Link href={on} prefetch={false} className={`${buttonClass("ghost")} ml-auto`}>
          {onWords ?? t("older")}
        </Link>
      )}
    </nav>
  );
}
