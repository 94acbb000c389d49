import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import { Details } from "#components/ui/details.tsx";
import type { ProbeReport } from "#lib/domain/biller-probe.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { loket } from "#lib/server/next.ts";
import { ProbedCallView } from "./probed-call-view.tsx";

/** More than the header's whole seconds and the network can explain. */
const CLOCK_IS_OFF_MS = 5_000;

/** The result of a live test: the verdict first, then the facts, then the calls as sent and received. */
export async function ProbeView({ report }: { report: ProbeReport }) {
  const t = await getTranslations("diagnostics");
  const { zone } = await loket().reads.outlet();
  const { product, balance, signature, calls } = report;
  const healthy = calls.every(({ trouble }) => trouble === null) && typeof product === "object" && product?.active;
  const clock = calls.find(({ clockAheadMs }) => clockAheadMs !== null)?.clockAheadMs ?? null;
  const clockWords = () => {
    if (clock === null) return t("notTold");
    if (Math.abs(clock) < CLOCK_IS_OFF_MS) return t("clockRight");
    return t(clock > 0 ? "clockAhead" : "clockBehind", { seconds: Math.round(Math.abs(clock) / 1_000) });
  };
  const productWords = () => {
    if (product === null) return t("notTold");
    if (product === "absent") return t("productAbsent");
    return `${product.code}: ${product.active ? t("productActive") : t("productInactive")}`;
  };
  const time = formatDateTime(report.at, zone, await getLocale());
  return (
    <div className="flex flex-col gap-5">
      <Alert tone={healthy ? "ok" : "bad"}>{healthy ? t("healthy", { time }) : t("unhealthy", { time })}</Alert>
      <Details
        columns={2}
        rows={[
          { label: t("balance"), value: balance === null ? t("notTold") : formatRupiah(balance) },
          { label: t("product"), value: productWords() },
          { label: t("signature"), value: t(`signature_${signature}`) },
          { label: t("clock"), value: clockWords() },
        ]}
      />
      {calls.map((call) => (
        <ProbedCallView key={call.command} call={call} />
      ))}
    </div>
  );
}
