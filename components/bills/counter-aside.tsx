import { X } from "lucide-react";
import Link from "next/link";
import { StateBadge } from "#components/payments/state-badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { formAction } from "#components/ui/form-action.ts";
import { OnwardLink } from "#components/ui/onward-link.tsx";
import type { PaymentState } from "#lib/domain/payment-state.ts";

type Props = {
  readonly words: {
    readonly openTitle: string;
    readonly openEmpty: string;
    readonly unpaidTitle: string;
    readonly unpaidEmpty: string;
    readonly dismiss: string;
    readonly todayTitle: string;
    readonly todayCount: string;
    readonly todayTotal: string;
  };
  readonly open: readonly {
    readonly href: string;
    readonly company: string;
    readonly number: string;
    readonly state: PaymentState;
    readonly words: string;
    readonly note: string;
  }[];
  readonly unpaid: readonly {
    readonly trId: string;
    readonly company: string;
    readonly number: string;
    readonly total: string;
  }[];
  readonly dismiss: (input: { trId: string }) => Promise<unknown>;
  /** The open shift, with a link to it, or today. */
  readonly today: {
    readonly count: string;
    /** Null if it must not be shown. */
    readonly total: string | null;
    readonly see: { readonly href: string; readonly words: string } | null;
  };
};

const ROW =
  "flex items-center justify-between gap-4 border-t border-line px-5 py-3 text-ink no-underline first:border-t-0 hover:bg-raised focus-visible:-outline-offset-3";

/** What is open at this counter, beside the field. */
export function CounterAside({ words, open, unpaid, dismiss, today }: Props) {
  return (
    <aside className="flex flex-col gap-5">
      <Card title={words.openTitle}>
        {open.length === 0 ? (
          <Empty>{words.openEmpty}</Empty>
        ) : (
          <ul className="border-t border-line">
            {open.map((payment) => (
              <li key={payment.href}>
                <Link href={payment.href} prefetch={false} className={ROW}>
                  <Who company={payment.company} number={payment.number} />
                  <span className="flex flex-none flex-col items-end gap-1">
                    <StateBadge state={payment.state} words={payment.words} />
                    {payment.note && <span className="text-small text-ink-faint">{payment.note}</span>}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={words.unpaidTitle}>
        {unpaid.length === 0 ? (
          <Empty>{words.unpaidEmpty}</Empty>
        ) : (
          <ul className="border-t border-line">
            {unpaid.map((inquiry) => (
              <li key={inquiry.trId} className="flex items-stretch border-t border-line first:border-t-0">
                <Link
                  href={`/pay/${inquiry.trId}`}
                  prefetch={false}
                  className={`${ROW} min-w-0 flex-1 border-t-0 pr-2`}
                >
                  <Who company={inquiry.company} number={inquiry.number} />
                  <span translate="no" className="flex-none font-semibold">
                    {inquiry.total}
                  </span>
                </Link>
                <form action={formAction(dismiss, { trId: inquiry.trId })} className="flex">
                  <button
                    type="submit"
                    aria-label={`${words.dismiss}: ${inquiry.company || inquiry.number}`}
                    className="grid w-11 place-items-center text-ink-faint hover:bg-raised hover:text-ink focus-visible:-outline-offset-3"
                  >
                    <X aria-hidden className="size-4" />
                  </button>
                </form>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={words.todayTitle}>
        <dl className="flex flex-wrap gap-x-9 gap-y-3 px-5 pb-4">
          <Figure value={today.count} label={words.todayCount} />
          {today.total !== null && <Figure value={today.total} label={words.todayTotal} />}
        </dl>
        {today.see && (
          <p className="border-t border-line px-5 py-1">
            <OnwardLink href={today.see.href}>{today.see.words}</OnwardLink>
          </p>
        )}
      </Card>
    </aside>
  );
}

function Who({ company, number }: { company: string; number: string }) {
  return (
    <span className="min-w-0">
      <span className="line-clamp-2 font-medium">{company || "–"}</span>
      <span translate="no" className="block font-mono text-small text-ink-faint">
        {number}
      </span>
    </span>
  );
}

function Figure({ value, label }: { value: string; label: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-small text-ink-faint">{label}</dt>
      <dd translate="no" className="text-figure">
        {value}
      </dd>
    </div>
  );
}

function Empty({ children }: { children: string }) {
  return <p className="px-5 pb-4 text-sm text-ink-faint">{children}</p>;
}
