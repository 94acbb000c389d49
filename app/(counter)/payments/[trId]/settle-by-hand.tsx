import { getTranslations } from "next-intl/server";
import { LazySettleForm } from "#components/payments/lazy-settle-form.tsx";
import { Card } from "#components/ui/card.tsx";
import type { Payment } from "#lib/domain/payment.ts";
import { StepUp } from "../../../step-up.tsx";
import { settleByHand } from "./actions.ts";

/** For a supervisor when the biller leaves a payment unclear: its last answer, and manual settlement. */
export async function SettleByHand({ payment }: { payment: Payment }) {
  const t = await getTranslations("settle");
  const said = [payment.code, payment.message].filter((part) => part !== null && part !== "").join(" · ");
  return (
    <Card title={t("title")} className="pb-6">
      <div className="flex flex-col gap-4 px-5">
        <p className="text-ink-soft">{t("lead")}</p>
        <p>
          <span className="text-ink-faint">{t("lastSaid")}:</span> <span className="font-medium">{said || "–"}</span>
        </p>
        <StepUp kind="settlement" next={`/payments/${payment.trId}#settle`}>
          <LazySettleForm trId={payment.trId} settle={settleByHand} />
        </StepUp>
      </div>
    </Card>
  );
}
