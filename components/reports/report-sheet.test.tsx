import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { buildReportPaper } from "#lib/domain/report-paper.ts";
import { REPORT_KEYS, type ReportWords } from "#lib/domain/report-rows.ts";
import { type LineSum, totalsOf } from "#lib/domain/totals.ts";
import messages from "#lib/i18n/messages/id.json" with { type: "json" };
import { layoutReceipt } from "#lib/receipts/text-layout.ts";
import { ReportSheet } from "./report-sheet.tsx";

const line = { count: 1, nominal: 100_000, admin: 2_500, place: "slip", method: "cash", kind: "success" } as const;
/** Paid bills of 100,500 to IAK each, with a commission of 2,000 and, once, the shop's own fee and rounding. */
const totalsFor = (count: number, ownFee: number, rounding: number) =>
  totalsOf([
    { ...line, debit: "held", credit: "deposit", count, amount: count * 100_500 },
    { ...line, debit: "held", credit: "commission", count, amount: count * 2_000 },
    { ...line, debit: "held", credit: "own_fee", amount: ownFee },
    { ...line, debit: "held", credit: "rounding", amount: rounding },
  ] satisfies LineSum[]);
const figuresOf = (ownFee: number, rounding: number) => {
  const products = [
    { key: "pdam", name: "PDAM", totals: totalsFor(3, ownFee, rounding) },
    // Taken back since.
    { key: "tv", name: "TV", totals: totalsFor(-1, 0, 0) },
  ];
  return { outlet: totalsFor(2, ownFee, rounding), cashiers: [], products, sales: { product: products } };
};

const PAPERS = {
  roll(figures: ReturnType<typeof figuresOf>, later: ReturnType<typeof figuresOf>): string {
    const outlet = { name: "LOKET UJI", address: "", phone: "", footer: "", zone: "WIB" as const };
    const lock = { at: 0, byName: "Sri", figures: later };
    const report = { ...figures, differences: [], lock, printed: null };
    const productName = (id: string) => id.toUpperCase();
    const model = buildReportPaper({ day: "2026-11-22", outlet, now: 0, auditCode: "1", productName, report });
    return layoutReceipt(model, 32)
      .flatMap((one) => (one.kind === "text" ? one.text : []))
      .join("\n");
  },
  a4(figures: ReturnType<typeof figuresOf>, later: ReturnType<typeof figuresOf>): string {
    const words = { ...Object.fromEntries(REPORT_KEYS.map((key) => [key, key])), counted: String };
    return renderToStaticMarkup(
      <NextIntlClientProvider locale="id" timeZone="Asia/Jakarta" messages={messages}>
        <ReportSheet
          {...{ outletName: "LOKET UJI", day: "22 Nov 2026", notes: [], differences: [], figures, later }}
          words={words as unknown as ReportWords}
        />
      </NextIntlClientProvider>,
    ).replace(/<[^>]+>/g, " ");
  },
};

test.each(Object.entries(PAPERS))(
  "a day's report on %s says number, sum and commission of each product, of what came later too, and own fee and rounding if there is any",
  (_, paper) => {
    const [before, after = ""] = paper(figuresOf(6_000, -100), figuresOf(0, 0)).split(/setelah tutup buku/i);
    const products = (text = "") => /PDAM[\s\S]*/.exec(text)?.[0].split("TV") ?? [];
    const [pdam, tv] = products(before);
    for (const said of [/\b3\b/, "Rp313.400", "Rp6.000", "−Rp100", "Rp6.000"]) expect(pdam).toMatch(said);
    for (const said of [/-1\b/, "−Rp102.500", "−Rp2.000"]) expect(tv).toMatch(said);
    const [later, taken] = products(after);
    for (const said of [/\b3\b/, "Rp307.500", "Rp6.000"]) expect(later).toMatch(said);
    expect(taken).toContain("−Rp102.500");
    expect(after).not.toMatch(/Biaya loket|Pembulatan\s+Rp0\s+Komisi/);
  },
);
