import "./report.css";
import { PaperSheet } from "#components/receipts/paper-sheet.tsx";
import type { Totals } from "#lib/domain/shift.ts";
import { type ReportWords, reportRows } from "./report-rows.ts";

type Cashier = { readonly cashierId: string; readonly cashierName: string; readonly totals: Totals };
type Props = {
  readonly title: string;
  readonly outletName: string;
  readonly day: string;
  readonly printed: string;
  readonly words: ReportWords & { readonly signed: string };
  readonly outlet: Totals;
  readonly cashiers: readonly Cashier[];
};

/** Columns that fit beside the labels on a portrait page. */
const COLUMNS_A_TABLE = 4;

/** A day's report on A4: as many tables below each other as its cashiers need. */
export function ReportSheet({ title, outletName, day, printed, words, outlet, cashiers }: Props) {
  const columns = [{ id: "", name: words.outlet, totals: outlet }].concat(
    cashiers.map(({ cashierId, cashierName, totals }) => ({ id: cashierId, name: cashierName, totals })),
  );
  const tables = Array.from({ length: Math.ceil(columns.length / COLUMNS_A_TABLE) }, (_, at) =>
    columns.slice(at * COLUMNS_A_TABLE, (at + 1) * COLUMNS_A_TABLE),
  );
  return (
    <PaperSheet paper="a4" name={title}>
      <div className="receipt-a4 report-a4">
        <header className="receipt-a4-head">
          <div className="receipt-a4-outlet">
            <strong>{outletName}</strong>
          </div>
          <div className="receipt-a4-title">
            <strong>{title}</strong>
            <strong>{day}</strong>
            <span>{printed}</span>
          </div>
        </header>
        {tables.map((shown) => (
          <table key={shown[0]?.id}>
            <thead>
              <tr>
                <th scope="col">{words.figure}</th>
                {shown.map(({ id, name }) => (
                  <th key={id} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            {reportRows(words).map((group) => (
              <tbody key={group[0]?.label}>
                {group.map(({ label, value, strong }) => (
                  <tr key={label} data-strong={strong}>
                    <th scope="row">{label}</th>
                    {shown.map(({ id, totals }) => (
                      <td key={id}>{value(totals)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        ))}
        <p className="report-a4-signed">{words.signed}</p>
      </div>
    </PaperSheet>
  );
}
