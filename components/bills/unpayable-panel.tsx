import Link from "next/link";
import { Alert } from "#components/ui/alert.tsx";
import { Amount } from "#components/ui/amount.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import type { LinkWords, SubmitAction } from "#components/ui/call-action.ts";
import { CancelLink } from "./cancel-link.tsx";
import { InquireAgain, type RepeatedBill } from "./inquire-again.tsx";
import { type MoreAbout, RefusalLink } from "./refusal-link.tsx";

type Row = { readonly label: string; readonly value: string };
type Props = {
  readonly reason: string;
  readonly rows: readonly Row[];
  readonly total: Row;
  readonly seePayment: { readonly href: string; readonly words: string } | null;
  readonly receipt: MoreAbout | null;
  readonly again: RepeatedBill | null;
  readonly words: LinkWords & { readonly cancel: string; readonly act: string; readonly busy: string };
  readonly find: SubmitAction;
};

/** Replaces the pay button: why this quote cannot be paid, and what to do instead. */
export function UnpayablePanel({ reason, rows, total, seePayment, receipt, again, words, find }: Props) {
  return (
    <div className="flex flex-col gap-4">
      <dl className="flex flex-col gap-4">
        {rows.map(({ label, value }) => (
          <div key={label} className="flex items-baseline justify-between gap-4">
            <dt className="text-ink-faint">{label}</dt>
            <dd className="font-medium" translate="no">
              {value}
            </dd>
          </div>
        ))}
        <div className="border-t border-line pt-4">
          <dt className="text-ink-faint">{total.label}</dt>
          <dd>
            <Amount className="text-ink-soft">{total.value}</Amount>
          </dd>
        </div>
      </dl>
      <Alert tone="warn">
        {reason} {receipt && <RefusalLink link={receipt} />}
      </Alert>
      {seePayment && (
        <Link href={seePayment.href} className={`${buttonClass("primary", "xl")} w-full`}>
          {seePayment.words}
        </Link>
      )}
      {again && <InquireAgain bill={again} find={find} words={words} focus />}
      <CancelLink words={words.cancel} />
    </div>
  );
}
