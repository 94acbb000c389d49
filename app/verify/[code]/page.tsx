import { FlaskConical, ShieldAlert, ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { StatusPage } from "#components/shell/status-page.tsx";
import { Details } from "#components/ui/details.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { loket } from "#lib/server/next.ts";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verify"))("title") };
}

/** What a receipt's QR code opens, for anyone: genuine or not, amount and time, nothing personal. */
export default async function VerifyPage({ params }: Props) {
  const t = await getTranslations("verify");
  const receipt = await loket().reads.verified((await params).code);
  if (!receipt) {
    return (
      <StatusPage icon={<ShieldAlert aria-hidden />} title={t("forged")} lead={t("forgedLead")}>
        {null}
      </StatusPage>
    );
  }
  const { sample, price, paidAt, zone } = receipt;
  return (
    <StatusPage
      icon={sample ? <FlaskConical aria-hidden /> : <ShieldCheck aria-hidden />}
      title={sample ? t("sample") : t("genuine")}
      lead={sample ? t("sampleLead") : t("genuineLead")}
    >
      <Details
        rows={[
          { label: t("total"), value: formatRupiah(price) },
          { label: t("time"), value: formatDateTime(paidAt, zone, await getLocale()) },
        ]}
      />
    </StatusPage>
  );
}
