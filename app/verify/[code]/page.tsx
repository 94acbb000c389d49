import { FlaskConical, ShieldAlert, ShieldCheck } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { BarePage } from "#components/shell/mode-banner.tsx";
import { StatusCard } from "#components/shell/status-card.tsx";
import { Details } from "#components/ui/details.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket } from "#lib/server/next.ts";

export const generateMetadata = titled("verify.title");

/** The page behind a receipt's QR code, for anyone: genuine or not, amount, time, nothing that tells who paid. */
export default async function VerifyPage({ params }: PageProps<"/verify/[code]">) {
  const t = await getTranslations("verify");
  const receipt = await loket().reads.verified((await params).code);
  return (
    <BarePage mode={loket().mode}>
      {receipt?.reversed ? (
        <StatusCard icon={<ShieldAlert aria-hidden />} tone="bad" title={t("reversed")} lead={t("reversedLead")} />
      ) : receipt ? (
        <StatusCard
          icon={receipt.sample ? <FlaskConical aria-hidden /> : <ShieldCheck aria-hidden />}
          tone={receipt.sample ? "warn" : "ok"}
          title={receipt.sample ? t("sample") : t("genuine")}
          lead={receipt.sample ? t("sampleLead") : t("genuineLead")}
        >
          <Details
            rows={[
              { label: t("total"), value: formatRupiah(receipt.price) },
              { label: t("number"), value: t("numberEnd", { end: receipt.numberEnd }) },
              { label: t("time"), value: formatDateTime(receipt.paidAt, receipt.zone, await getLocale()) },
            ]}
          />
        </StatusCard>
      ) : (
        <StatusCard icon={<ShieldAlert aria-hidden />} tone="bad" title={t("forged")} lead={t("forgedLead")} />
      )}
    </BarePage>
  );
}
