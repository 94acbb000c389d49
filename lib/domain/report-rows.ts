import { ALL_METHODS, type PayMethod } from "./payment.ts";
import { formatRupiah } from "./rupiah.ts";
import { countedIn, expectedCash, movedCash, receivedOf, type Sum, type Totals } from "./totals.ts";

export const REPORT_KEYS = [
  "count",
  "nominal",
  "admin",
  "total",
  ...ALL_METHODS,
  "ownFee",
  "rounding",
  "received",
  "deposit",
  "commission",
  "revenue",
  "slip",
  "late",
  "outside",
  "earlier",
  "cashIn",
  "cashOut",
  "collected",
  "added",
  "takenOut",
  "expected",
  "openingDifference",
  "countedDifference",
  "unsettled",
  "toReturn",
  "receivable",
  "returnedOtherwise",
] as const;
export type ReportKey = (typeof REPORT_KEYS)[number];

/** "Berhasil 14 dari 21". */
type SayCounted = (success: number, all: number) => string;
/** Row labels by key. */
export type ReportWords = Readonly<Record<ReportKey, string>> & { readonly counted: SayCounted };

export type ReportRow = {
  readonly label: string;
  readonly value: (totals: Totals) => string;
  readonly strong: boolean;
};

type Row = {
  readonly value: (totals: Totals, words: ReportWords) => string;
  readonly strong?: boolean;
  /** Shown only if this outlet total is not zero. */
  readonly seldom?: (outlet: Totals) => number;
};

const sumRow = (of: (totals: Totals) => Sum): Row => ({ value: (totals) => counted(of(totals)) });
const seldomSum = (of: (totals: Totals) => Sum, sign: 1 | -1 = 1): Row => ({
  value: (totals) => counted({ count: of(totals).count, total: sign * of(totals).total }),
  seldom: (outlet) => of(outlet).count,
});
const amountRow = (of: (totals: Totals) => number, strong = false): Row => ({
  value: (totals) => formatRupiah(of(totals)),
  strong,
});
const seldomAmount = (of: (totals: Totals) => number): Row => ({
  value: (totals) => (of(totals) === 0 ? "–" : formatRupiah(of(totals))),
  seldom: of,
});
const methodRow = (method: PayMethod): Row => ({
  ...sumRow(({ methods }) => methods[method].success),
  ...(method === "unknown" && { seldom: ({ methods }) => methods.unknown.success.count }),
});

/** A day's figures in groups: outcome, methods, ownership, shift slips, cash, and what is still open. */
const GROUPS: readonly Partial<Record<ReportKey, Row>>[] = [
  {
    count: { value: (totals, words) => countedWords(totals, words.counted) },
    nominal: amountRow(({ paid }) => paid.nominal),
    admin: amountRow(({ paid }) => paid.admin),
    total: amountRow(({ paid }) => paid.total),
    ownFee: seldomAmount(({ paid }) => paid.ownFee),
    rounding: amountRow(({ paid }) => paid.rounding),
    received: amountRow(({ paid }) => receivedOf(paid), true),
  },
  {
    cash: methodRow("cash"),
    qris: methodRow("qris"),
    transfer: methodRow("transfer"),
    debit: methodRow("debit"),
    unknown: methodRow("unknown"),
  },
  {
    deposit: amountRow(({ paid }) => paid.deposit),
    commission: amountRow(({ paid }) => paid.commission),
    revenue: amountRow(({ paid }) => revenueOf(paid), true),
  },
  {
    slip: seldomSum(({ places }) => places.slip),
    late: seldomSum(({ places }) => places.late),
    outside: seldomSum(({ places }) => places.outside),
    earlier: seldomSum(({ earlier }) => earlier.paid),
  },
  {
    cashIn: sumRow(({ cashIn }) => cashIn),
    cashOut: { value: ({ cashOut: { count, total } }) => counted({ count, total: -total }) },
    collected: seldomSum(({ collected }) => collected),
    added: seldomSum(({ moves }) => movedCash(moves).added),
    takenOut: seldomSum(({ moves }) => movedCash(moves).takenOut, -1),
    expected: amountRow((totals) => expectedCash(0, totals), true),
    openingDifference: seldomAmount(({ differences }) => differences.opening),
    countedDifference: seldomAmount(({ differences }) => differences.counted),
  },
  {
    unsettled: sumRow(({ unsettled }) => unsettled),
    toReturn: sumRow(({ toReturn }) => toReturn),
    receivable: seldomSum(({ receivable }) => receivable),
    returnedOtherwise: seldomSum(({ returnedOtherwise }) => returnedOtherwise),
  },
];

/** The rows of a report, in groups; screen, page and roll show the same. */
export function reportRows(outlet: Totals, words: ReportWords): readonly (readonly ReportRow[])[] {
  const groups = GROUPS.map((group) =>
    REPORT_KEYS.flatMap((key): ReportRow[] => {
      const row = group[key];
      if (!row || row.seldom?.(outlet) === 0) return [];
      return [{ label: words[key], value: (totals) => row.value(totals, words), strong: row.strong ?? false }];
    }),
  );
  return groups.filter((group) => group.length > 0);
}

const SALE_FIGURES = ["nominal", "admin", "ownFee", "rounding", "received", "commission"] as const;

/** A report's figures by product, day or the like, in rupiah; own fee and rounding only if one of the groups has any. */
export function saleFigures(groups: readonly { readonly totals: Totals }[]) {
  return SALE_FIGURES.map((key) => ({
    key,
    of: ({ paid }: Totals) => (key === "received" ? receivedOf(paid) : paid[key]),
  })).filter(({ key, of }) => !/ownFee|rounding/.test(key) || groups.some(({ totals }) => of(totals) !== 0));
}

/** The shop's part of the customers' money. */
export function revenueOf({ commission, ownFee, rounding }: Totals["paid"]): number {
  return commission + ownFee + rounding;
}

/** `Berhasil 14 dari 21`, so that "transaction" has one meaning everywhere. */
export function countedWords(totals: Totals, say: SayCounted): string {
  return say(totals.paid.count, countedIn(totals));
}

/** `Rp1.025.000 (10)`: the sum and the number of payments. */
export function counted({ count, total }: Sum): string {
  return count === 0 && total === 0 ? "–" : `${formatRupiah(total)} (${count})`;
}
