import { getTranslations } from "next-intl/server";
import { ActButton } from "#components/payments/act-button.tsx";
import { FollowPayment } from "#components/payments/follow-payment.tsx";
import type { Payment } from "#lib/domain/payment.ts";
import { isUnclear } from "#lib/domain/payment-state.ts";
import { checkStatus } from "../../../(counter)/payments/[trId]/actions.ts";

/** While the biller decides: the button that asks it, and the page redrawn after its answer. */
export async function CheckStatus({ payment, person }: { payment: Payment; person: string }) {
  if (!isUnclear(payment.state)) return null;
  const t = await getTranslations("payment");
  const words = { act: t("check"), busy: t("checking"), unchanged: t("checked") };
  return (
    <>
      <ActButton
        trId={payment.trId}
        person={person}
        act={checkStatus}
        words={words}
        state={payment.state}
        kind="primary"
      />
      <FollowPayment trId={payment.trId} version={payment.version} />
    </>
  );
}
