import { Card } from "#components/ui/card.tsx";
import { amountRows, type BillText } from "#lib/domain/products/describe-bill.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";

/** The amounts of a bill. Nothing when its reply has none. */
export function AmountTable({ bill }: { bill: BillText }) {
  const rows = amountRows(bill);
  if (rows.length === 0) return null;
  return (
    <Card>
      <table className="w-full">
        <thead>
          <tr className="border-b border-line text-left text-small font-medium text-ink-faint">
            <th scope="col" className="px-4 py-2.5 short:py-2 font-medium">
              {bill.columns.line}
            </th>
            <th scope="col" className="px-4 py-2.5 short:py-2 text-right font-medium">
              {bill.columns.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, name, amount }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two bills may say the same, and their lines never change place
            <tr key={index} className="border-b border-line last:border-b-0">
              <th scope="row" className="px-4 py-3 short:py-2.5 text-left font-normal">
                <span className="font-semibold">{code}</span> <span className="text-ink-faint">{name}</span>
              </th>
              <td translate="no" className="px-4 py-3 short:py-2.5 text-right whitespace-nowrap">
                {formatRupiah(amount)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
