import { getTranslations } from "next-intl/server";
import { Card } from "#components/ui/card.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { ALL_METHODS } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatTime, type Zone } from "#lib/domain/time.ts";
import { type MethodSums, movedCash, receivedOf, type Sum, sumUp, type Totals } from "#lib/domain/totals.ts";

type Props = {
  readonly openingCash: number;
  readonly expected: number;
  readonly totals: Totals;
  readonly zone: Zone;
  readonly movesAt: MovesAt;
};

type BlindProps = Pick<Props, "openingCash" | "zone" | "movesAt"> & { readonly moves: Totals["moves"] };

/** The page's address, and which part of the cash moves it requests. */
export type MovesAt = { readonly address: string; readonly part: number | null };

const MOVES_A_PART = 10;

/** "Kas menurut sistem" and its parts. */
export async function DrawerCard({ openingCash, expected, totals, zone, movesAt }: Props) {
  const t = await getTranslations("shift");
  const { cashIn, cashOut, collected, moves, differences, toReturn, receivable } = totals;
  return (
    <Card title={t("drawer")}>
      <dl className="flex flex-col gap-2 px-5 pb-5">
        <Line label={t("opening")} value={formatRupiah(openingCash)} />
        {differences.opening !== 0 && (
          <p className="text-small text-ink-faint">
            {t("openingDifference")}: {formatRupiah(differences.opening)}
          </p>
        )}
        <Line label={t("cashIn", { count: cashIn.count })} value={formatRupiah(cashIn.total)} />
        <Line label={t("cashOut", { count: cashOut.count })} value={formatRupiah(-cashOut.total)} />
        {collected.count > 0 && (
          <Line label={t("collected", { count: collected.count })} value={formatRupiah(collected.total)} />
        )}
        <Moves {...{ moves, zone, movesAt }} />
        <div className="mt-1 flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line pt-3">
          <dt className="font-semibold">{t("expected")}</dt>
          <dd className="text-figure">{formatRupiah(expected)}</dd>
        </div>
        {toReturn.count > 0 && (
          <Line strong label={t("toReturn", { count: toReturn.count })} value={formatRupiah(toReturn.total)} />
        )}
        {receivable.count > 0 && (
          <Line strong label={t("receivable", { count: receivable.count })} value={formatRupiah(receivable.total)} />
        )}
      </dl>
      <MovesPager {...{ moves, movesAt }} />
    </Card>
  );
}

/** What the drawer's own cashier may see before a blind count. */
export async function BlindDrawerCard({ openingCash, moves, zone, movesAt }: BlindProps) {
  const t = await getTranslations("shift");
  return (
    <Card title={t("drawer")}>
      <dl className="flex flex-col gap-2 px-5">
        <Line label={t("opening")} value={formatRupiah(openingCash)} />
        <Moves {...{ moves, zone, movesAt }} />
      </dl>
      <p className="px-5 pt-2 pb-5 text-ink-faint">{t("blindDrawer")}</p>
      <MovesPager {...{ moves, movesAt }} />
    </Card>
  );
}

/** Without a part in the address, the last one: it ends with the latest move. */
function partOf(moves: Totals["moves"], { part }: MovesAt) {
  const last = Math.max(1, Math.ceil(moves.length / MOVES_A_PART));
  return { last, shown: Math.min(part ?? last, last) };
}

async function Moves({ moves, zone, movesAt }: Pick<BlindProps, "moves" | "zone" | "movesAt">) {
  const t = await getTranslations("shift");
  const { last, shown } = partOf(moves, movesAt);
  const { added, takenOut } = movedCash(moves);
  return (
    <>
      {last > 1 && (
        <>
          <Line label={t("movedSum", { what: t("moveIn"), count: added.count })} value={formatRupiah(added.total)} />
          <Line
            label={t("movedSum", { what: t("moveOut"), count: takenOut.count })}
            value={formatRupiah(-takenOut.total)}
          />
        </>
      )}
      {moves.slice((shown - 1) * MOVES_A_PART, shown * MOVES_A_PART).map(({ amount, reason, byName, at }) => (
        <div key={`${at} ${reason}`} className="flex justify-between gap-4">
          <dt className="min-w-0 text-ink-soft">
            {t("moved", { what: t(amount < 0 ? "moveOut" : "moveIn"), reason })}
            <span className="block text-small text-ink-faint">
              {t("movedBy", { time: formatTime(at, zone), name: byName })}
            </span>
          </dt>
          <dd className="font-medium whitespace-nowrap">{formatRupiah(amount)}</dd>
        </div>
      ))}
    </>
  );
}

async function MovesPager({ moves, movesAt }: Pick<BlindProps, "moves" | "movesAt">) {
  const t = await getTranslations("lists");
  const { last, shown } = partOf(moves, movesAt);
  const to = (part: number) => (part >= 1 && part <= last ? `${movesAt.address}?moves=${part}` : null);
  return <Pager back={to(shown - 1)} on={to(shown + 1)} backWords={t("older")} onWords={t("newer")} />;
}

function Line({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <div className={`flex justify-between gap-4 ${strong ? "text-warn" : ""}`}>
      <dt className={strong ? "font-medium" : "text-ink-soft"}>{label}</dt>
      <dd className="font-medium whitespace-nowrap">{value}</dd>
    </div>
  );
}

/** Payments by method: cash apart from QRIS, transfer and debit, and paid apart from unpaid. */
export async function MethodCard({ totals }: { totals: Totals }) {
  const t = await getTranslations("shift");
  const confirm = await getTranslations("confirm");
  const of = (sum: Sum) => (sum.count === 0 ? "–" : t("sum", { total: formatRupiah(sum.total), count: sum.count }));
  const shown = ALL_METHODS.filter((method) => method !== "unknown" || countOf(totals.methods[method]) > 0);
  const rows: Row[] = [
    ...shown.map((method) => ({ name: confirm(method), ...totals.methods[method] })),
    {
      name: t("all"),
      success: { count: totals.paid.count, total: receivedOf(totals.paid) },
      unsettled: totals.unsettled,
      undone: sumUp(shown.map((method) => totals.methods[method].undone)),
    },
  ];
  const { paid, earlier } = totals;
  return (
    <Card title={t("methods")} className="overflow-hidden">
      <DataTable
        caption={t("methods")}
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { label: t("method"), cell: ({ name }) => name },
          { label: t("success"), numeric: true, end: "first", cell: ({ success }) => of(success) },
          {
            label: t("unsettled"),
            numeric: true,
            end: "next",
            cell: ({ unsettled }) => mention(t("unsettled"), of(unsettled)),
          },
          { label: t("undone"), numeric: true, end: "next", cell: ({ undone: sum }) => mention(t("undone"), of(sum)) },
        ]}
      />
      <dl className="flex flex-col gap-1.5 border-t border-line px-5 py-3.5">
        {paid.ownFee !== 0 && <Line label={t("ownFee")} value={formatRupiah(paid.ownFee)} />}
        <Line label={t("roundingOf")} value={formatRupiah(paid.rounding)} />
        <Line label={t("received")} value={formatRupiah(receivedOf(paid))} />
        {earlier.paid.count > 0 && <Line label={t("earlierPaid")} value={of(earlier.paid)} />}
        {earlier.undone.count > 0 && <Line label={t("earlierUndone")} value={of(earlier.undone)} />}
      </dl>
    </Card>
  );
}

type Row = MethodSums & { readonly name: string };

function countOf({ success, unsettled, undone }: MethodSums): number {
  return success.count + unsettled.count + undone.count;
}

/** On a card, a figure needs the name that its column's heading would give. */
function mention(label: string, value: string) {
  if (value === "–") return <span className="@max-table:hidden">–</span>;
  return (
    <>
      <span className="text-small text-ink-faint @table:hidden">{label}: </span>
      {value}
    </>
  );
}
