import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Zone } from "#lib/domain/time.ts";
import { loket } from "#lib/server/next.ts";
import { Refund } from "../../../(counter)/payments/[trId]/refund.tsx";
import { SettleByHand } from "../../../(counter)/payments/[trId]/settle-by-hand.tsx";
import { CheckStatus } from "../../transactions/[trId]/check-status.tsx";
import { Money } from "../../transactions/[trId]/money.tsx";
import { MoneyActs } from "../../transactions/[trId]/money-acts.tsx";
import { WholeStory } from "../../transactions/[trId]/whole-story.tsx";

/** Acts on a payment, beside what the decision needs: its money and its whole timeline. */
export async function PaymentActs({ actor, trId, zone }: { actor: Actor; trId: TrId; zone: Zone }) {
  const { reads, maySettleByHand } = loket();
  const seen = await reads.payment(actor, trId);
  if (!seen?.whole) return null;
  const { payment } = seen;
  const story = (await reads.story(actor, trId)) ?? [];
  const t = await getTranslations("attention");
  const isUnsent = payment.state === "not_sent" || payment.state === "not_received";
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="flex min-w-0 flex-col gap-5">
        <div className="flex flex-wrap items-center gap-3 empty:hidden">
          <CheckStatus payment={payment} person={actor.id} />
          {isUnsent && (
            <Link href={`/payments/${trId}`} prefetch={false} className={buttonClass("primary", "lg")}>
              {t("step_resend")}
            </Link>
          )}
          <Link href={`/transactions/${trId}`} prefetch={false} className={buttonClass("ghost", "lg")}>
            {t("step_story")}
            <ArrowRight aria-hidden className="size-4.5" />
          </Link>
        </div>
        <Refund view={{ ...seen, zone, actor, supervisor: true }} />
        {maySettleByHand(payment) && <SettleByHand payment={payment} />}
        <Money payment={payment} zone={zone} />
        <MoneyActs payment={payment} actor={actor} />
      </div>
      <WholeStory events={story} zone={zone} />
    </div>
  );
}
