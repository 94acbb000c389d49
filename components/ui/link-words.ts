import { getTranslations } from "next-intl/server";
import type { LinkWords } from "./call-action.ts";

/** The words that every form and button needs for when the server is not reached, or is of another build. */
export async function linkWords(): Promise<LinkWords> {
  const t = await getTranslations("link");
  return { offline: t("offline"), stale: t("stale") };
}
