import { getTranslations } from "next-intl/server";
import type { PaperWords } from "./paper-select.tsx";

/** The papers' names in the reader's language. */
export async function paperWords(): Promise<PaperWords> {
  const t = await getTranslations("receipt");
  return { paper: t("paper"), papers: { "58": t("paper58"), "80": t("paper80"), a4: t("paperA4") } };
}
