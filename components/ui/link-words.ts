import { getTranslations } from "next-intl/server";
import type { LinkWords } from "./call-action.ts";

/** The words that every form and button needs for a server that is not reached, or is a different build. */
export async function linkWords(): Promise<LinkWords> {
  const t = await getTranslations("link");
  return { offline: t("offline"), stale: t("stale") };
}
