import "./report.css";
import { useTranslations } from "next-intl";
import { PaperSheet } from "#components/receipts/paper-sheet.tsx";
import { type ReportWords, reportRows, saleFigures } from "#lib/domain/report-rows.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import type { Totals } from "#lib/domain/totals.ts";

type Cashier = { readonly cashierId: string; readonly cashierName: string; readonly totals: Totals };
type Figures = {
  readonly outlet: Totals;
  readonly cashiers: readonly Cashier[];
  /** Shown if there are several. */
  readonly products: readonly { readonly key: string; readonly name: string; readonly totals: Totals }[];
};
type Props = {
  readonly outletName: string;
  readonly day: string;
  /** When it was printed, that its books are closed, that it changed. */
  readonly notes: readonly string[];
  readonly words: ReportWords;
  readonly figures: Figures;
  /** What was added after the books were closed. */
  readonly later: Figures | null;
  /** Each cash difference, with its reason. */
  readonly differences: readonly string[];
};

/** Columns that fit beside the labels on a portrait page. */
const COLUMNS_A_TABLE = 4;

/** A day's report on A4: as many tables below each other as its cashiers need. */
export function ReportSheet({ outletName, day, notes, words, figures, later, differences }: Props) {
  const t = useTranslations("report");
  return (
    <PaperSheet paper="a4" name={t("title")}>
      <div className="receipt-a4 report-a4">
        <header className="receipt-a4-head">
          <div className="receipt-a4-outlet">
            <strong>{outletName}</strong>
          </div>
          <div className="receipt-a4-title">
            <strong>{t("title")}</strong>
            <strong>{day}</strong>
            {notes.map((note) => (
              <span key={note}>{note}</span>
            ))}
          </div>
        </header>
        <Tables figures={figures} words={words} />
        <Products {...figures} />
        {differences.length > 0 && (
          <div>
            <h3>{t("differences")}</h3>
            {differences.map((one) => (
              <p key={one}>{one}</p>
            ))}
          </div>
        )}
        {later && (
          <>
            <h3>{t("afterLock")}</h3>
            <Tables figures={later} words={words} />
            <Products {...later} />
          </>
        )}
        <p className="report-a4-signed">{t("signed")}</p>
      </div>
    </PaperSheet>
  );
}

function Products({ products }: Pick<Figures, "products">) {
  const lists = useTranslations("lists");
  const books = useTranslations("books");
  const columns = saleFigures(products);
  if (products.length < 2) return null;
  return (
    <table>
      <thead>
        <tr>
          {[lists("product"), books("column_succeeded"), ...columns.map(({ key }) => books(`column_${key}`))].map(
            (name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {products.map(({ key: product, name, totals }) => (
          <tr key={product}>
            <th scope="row">{name}</th>
            <td>{totals.paid.count}</td>
            {columns.map(({ key, of }) => (
              <td key={key}>{formatRupiah(of(totals))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Tables({ figures: { outlet, cashiers }, words }: { figures: Figures; words: ReportWords }) {
  const t = useTranslations("report");
  const columns = [{ id: "", name: t("outlet"), totals: outlet }].concat(
    cashiers.map(({ cashierId, cashierName, totals }) => ({ id: cashierId, name: cashierName, totals })),
  );
  const tables = Array.from({ length: Math.ceil(columns.length / COLUMNS_A_TABLE) }, (_, at) =>
    columns.slice(at * COLUMNS_A_TABLE, (at + 1) * COLUMNS_A_TABLE),
  );
  return tables.map((shown) => (
    <table key={shown[0]?.id}>
      <thead>
        <tr>
          <th scope="col">{t("figure")}</th>
          {shown.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {reportRows(outlet, words).map((group) => (
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
  ));
}
