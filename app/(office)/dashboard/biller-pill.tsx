import { getTranslations } from "next-intl/server";
import { Pill } from "#components/ui/badge.tsx";
import { depositView } from "./summary.ts";

/** How the biller's last call went; shows it without asking the biller. */
export async function BillerPill() {
  const { lastCall } = await depositView();
  if (!lastCall) return null;
  const t = await getTranslations("summary");
  if (lastCall.kind === "answered") return <Pill tone="ok">{t("connected", { ms: lastCall.latencyMs })}</Pill>;
  const reasons = await getTranslations("payment");
  return <Pill tone="bad">{t("disconnected", { reason: reasons(`reason_${lastCall.reason}`) })}</Pill>;
}
