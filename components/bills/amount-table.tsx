import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";
import type { BillPart, BillText } from "#lib/domain/products/describe-bill.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";

/** The amounts of a bill, and its parts with a row each. Nothing when its reply has none. */
export function AmountTable({ bill: { amounts, parts, columns } }: { bill: BillText }) {
  return (
    <>
      {amounts.length > 0 && (
        <Table head={[columns.line, columns.amount]}>
          {amounts.map(({ code, name, amount }) => (
            <tr key={name} className={ROW}>
              <th scope="row" className={`${CELL} text-left font-normal`}>
                {code && <span className="font-semibold">{code}</span>} <span className="text-ink-faint">{name}</span>
              </th>
              <td translate="no" className={`${CELL} text-right whitespace-nowrap`}>
                {formatRupiah(amount)}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {parts.length > 0 && <Parts parts={parts} line={columns.line} />}
    </>
  );
}

/** A row a part, usually a month. On a phone each becomes a block of its values, each with its column's name. */
function Parts({ parts, line }: { parts: readonly BillPart[]; line: string }) {
  const rows = parts.map(({ title, facts, amounts }) => ({
    title,
    values: new Map([
      ...facts.map(({ label, value }) => [label, value] as const),
      ...amounts.map(({ name, amount }) => [name, formatRupiah(amount)] as const),
    ]),
  }));
  const names = [...new Set(rows.flatMap(({ values }) => [...values.keys()]))];
  return (
    <Table head={[line, ...names]}>
      {rows.map(({ title, values }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two bills may say the same, and their lines never change place
        <tr key={index} className={`${ROW} max-sm:block max-sm:py-2`}>
          <th scope="row" className={`${CELL} text-left font-semibold max-sm:block max-sm:py-1`}>
            {title || "–"}
          </th>
          {names.map((name) => (
            <td
              key={name}
              translate="no"
              data-name={name}
              className={`${CELL} text-right sm:whitespace-nowrap max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:py-1 max-sm:before:text-ink-faint max-sm:before:content-[attr(data-name)]`}
            >
              {values.get(name) ?? "–"}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

const ROW = "border-b border-line last:border-b-0";
const CELL = "px-4 py-3 short:py-2.5";

/** All columns but the first are on the right. */
function Table({ head, children }: { head: readonly string[]; children: ReactNode }) {
  return (
    <Card className="overflow-x-auto">
      <table className="w-full">
        <thead className={head.length > 2 ? "max-sm:sr-only" : ""}>
          <tr className="border-b border-line text-small text-ink-faint">
            {head.map((name) => (
              <th key={name} scope="col" className="px-4 py-2.5 text-right font-medium first:text-left short:py-2">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Card>
  );
}
