import Link from "next/link";
import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Amount } from "#components/ui/amount.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import type { SubmitAction } from "#components/ui/call-action.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { CancelLink } from "./cancel-link.tsx";
import { InquireAgain, type RepeatedBill } from "./inquire-again.tsx";
import { type MoreAbout, RefusalLink } from "./refusal-link.tsx";

type Props = {
  readonly reason: string;
  readonly bill: Pick<Inquiry, "nominal" | "admin" | "price">;
  /** The unsettled payment of this bill under another inquiry. */
  readonly paidAs: string | null;
  readonly receipt: MoreAbout | null;
  readonly again: RepeatedBill | null;
  readonly find: SubmitAction;
};

/** Replaces the pay button: why this quote cannot be paid, and what to do instead. */
export function UnpayablePanel({ reason, bill, paidAs, receipt, again, find }: Props) {
  const t = useTranslations("confirm");
  return (
    <div className="flex flex-col gap-4">
      <dl className="flex flex-col gap-4">
        {(["nominal", "admin"] as const).map((part) => (
          <div key={part} className="flex items-baseline justify-between gap-4">
            <dt className="text-ink-faint">{t(part)}</dt>
            <dd className="font-medium" translate="no">
              {formatRupiah(bill[part])}
            </dd>
          </div>
        ))}
        <div className="border-t border-line pt-4">
          <dt className="text-ink-faint">{t("total")}</dt>
          <dd>
            <Amount className="text-ink-soft">{formatRupiah(bill.price)}</Amount>
          </dd>
        </div>
      </dl>
      <Alert tone="warn">
        {reason} {receipt && <RefusalLink link={receipt} />}
      </Alert>
      {paidAs && (
        <Link href={`/payments/${paidAs}`} className={`${buttonClass("primary", "xl")} w-full`}>
          {t("seePayment")}
        </Link>
      )}
      {again && (
        <InquireAgain bill={again} find={find} words={{ act: t("inquireAgain"), busy: t("inquiringAgain") }} focus />
      )}
      <CancelLink />
    </div>
  );
}
