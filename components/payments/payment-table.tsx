import { DataTable } from "#components/ui/data-table.tsx";
import { RowLink } from "#components/ui/row-link.tsx";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import { StateBadge } from "./state-badge.tsx";

export type PaymentRow = {
  readonly trId: string;
  /** Date and time apart, so that a narrow column breaks between them. */
  readonly date: string;
  readonly time: string;
  readonly company: string;
  readonly hp: string;
  /** The product's name; null for the first (usual) product. */
  readonly product: string | null;
  readonly cashier: string;
  readonly method: string;
  /** The reference of the QRIS payment, transfer or card slip; null: none was noted. */
  readonly reference: string | null;
  readonly state: PaymentState;
  readonly stateWords: string;
  readonly total: string;
};
export type PaymentTableWords = Readonly<
  Record<"title" | "company" | "time" | "hp" | "cashier" | "method" | "status" | "total", string>
>;

/** Payments, one a row. A click anywhere on the row opens it; for the keyboard, the company's name is the link. */
export function PaymentTable({ words, rows }: { words: PaymentTableWords; rows: readonly PaymentRow[] }) {
  return (
    <DataTable
      caption={words.title}
      rows={rows}
      rowKey={({ trId }) => trId}
      columns={[
        {
          label: words.company,
          cell: ({ trId, company }) => <RowLink href={`/transactions/${trId}`}>{company || trId}</RowLink>,
          wide: true,
        },
        {
          label: words.hp,
          cell: ({ hp, product }) => (
            <>
              {hp}
              {product && <span className="block font-sans text-small text-ink-faint">{product}</span>}
            </>
          ),
          mono: true,
        },
        {
          label: words.time,
          cell: ({ date, time }) => (
            <span className="@5xl:whitespace-nowrap">
              <span className="whitespace-nowrap">{date}</span> <span className="whitespace-nowrap">{time}</span>
            </span>
          ),
        },
        {
          label: words.cashier,
          cell: ({ cashier }) => (
            <span className="block wrap-anywhere @table:min-w-20 @3xl:min-w-28 @5xl:min-w-36">{cashier}</span>
          ),
        },
        {
          label: words.method,
          cell: ({ method, reference }) => (
            <>
              {method}
              {reference && (
                <span title={reference} className="block max-w-36 truncate font-mono text-small text-ink-faint">
                  {reference}
                </span>
              )}
            </>
          ),
        },
        {
          label: words.status,
          cell: ({ state, stateWords }) => <StateBadge state={state} words={stateWords} />,
          end: "next",
        },
        {
          label: words.total,
          cell: ({ total }) => <span className="font-semibold">{total}</span>,
          numeric: true,
          end: "first",
        },
      ]}
    />
  );
}
