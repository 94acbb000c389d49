import { getTranslations } from "next-intl/server";
import { ActButton } from "#components/payments/act-button.tsx";
import { FollowPayment } from "#components/payments/follow-payment.tsx";
import type { Payment } from "#lib/domain/payment.ts";
import { isUnclear } from "#lib/domain/payment-state.ts";
import { checkStatus } from "../../../(counter)/payments/[trId]/actions.ts";

/** While the biller has the last word: the button that asks it, and the page drawn anew when it has spoken. */
export async function CheckStatus({ payment }: { payment: Payment }) {
  if (!isUnclear(payment.state)) return null;
  const t = await getTranslations("payment");
  const link = await getTranslations("link");
  const words = {
    act: t("check"),
    busy: t("checking"),
    unchanged: t("checked"),
    offline: link("offline"),
    stale: link("stale"),
  };
  return (
    <>
      <ActButton trId={payment.trId} act={checkStatus} words={words} state={payment.state} kind="primary" />
      <FollowPayment trId={payment.trId} version={payment.version} offline={t("offline")} />
    </>
  );
}
