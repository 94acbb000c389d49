import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { PAPERS, type Paper } from "#lib/domain/paper.ts";
import { PREVIEW, type PrintMark } from "#lib/domain/print-mark.ts";
import { buildReceipt } from "#lib/domain/receipt.ts";
import { drawReceipt } from "#lib/receipts/draw-receipt.ts";
import { anyFacts } from "#lib/receipts/testing/any-facts.ts";
import { factsWith, sampleFacts } from "#lib/receipts/testing/facts.ts";
import { saysEverything } from "#lib/receipts/testing/says-everything.ts";
import { CurrentMark } from "./print-mark.tsx";
import { ReceiptPaper } from "./receipt-paper.tsx";

function markup(paper: Paper, facts = sampleFacts, mark: PrintMark = PREVIEW): string {
  return renderToStaticMarkup(
    <CurrentMark value={mark}>
      <ReceiptPaper drawing={drawReceipt(buildReceipt(facts))} paper={paper} />
    </CurrentMark>,
  );
}

/** What a reader, a search or a copy finds: the text with its runs of white space as one. */
const read = (html: string) =>
  html
    .replace(/<\/(p|h3|dt|dd|th|td|li|div|span|strong)>/g, "$& ")
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ");

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', "#x27": "'" };
const unescaped = (text: string) => text.replace(/&([#\w]+);/g, (all, name) => ENTITIES[name] ?? all);

describe.each(PAPERS)("a receipt on %s paper", (paper) => {
  test("says every amount, the words, and who and what it was for", () => {
    const text = read(markup(paper));
    for (const said of [
      ...["Rp61.688", "Rp1.082", "Rp2.166", "Rp2.597", "Rp32.467", "Rp100.000", "Rp2.500", "Rp102.500"],
      ...["Rp150.000", "Rp47.500", "seratus dua ribu lima ratus rupiah"],
      ...["iak62860fafe04c3", "219342904", "091283746511", "22 Nov 2026 16.36.51 WIB", "Rina A."],
      ...["210300016001", "15092873", "PT LIMABELAS", "April 2021", "Status: BERHASIL", "LOKET SUMBER REJEKI"],
    ])
      expect(text).toContain(said);
  });

  test("says every field and amount of any receipt, each beside its name", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const html = markup(paper, facts);
        saysEverything(unescaped(read(html)), buildReceipt(facts));
        expect(html).not.toMatch(/<script|<[^>]*\sstyle=/);
      }),
      { numRuns: 40 },
    );
  });

  test("is a preview unless a recorded print is under way, and the original carries no mark", () => {
    expect(read(markup(paper)).match(/PRATINJAU/g)).toHaveLength(2);
    expect(read(markup(paper, sampleFacts, { kind: "original" }))).not.toMatch(/PRATINJAU|SALINAN/);
  });

  test("a copy says which, by whom and when, and keeps the first cashier", () => {
    const mark: PrintMark = { kind: "copy", number: 3, by: "Budi S.", at: "23 Nov 2026 08.00.00 WIB" };
    const text = read(markup(paper, sampleFacts, mark));
    expect(text.match(/SALINAN KE-3/g)).toHaveLength(2);
    for (const said of ["Dicetak oleh Budi S.", "23 Nov 2026 08.00.00 WIB", "Rina A."]) expect(text).toContain(said);
    expect(text).not.toContain("PRATINJAU");
  });

  test("a sample says at both ends that it proves nothing", () => {
    const text = read(markup(paper, factsWith({ sample: true }))).trim();
    expect(text.startsWith("CONTOH: BUKAN BUKTI PEMBAYARAN")).toBe(true);
    expect(text.endsWith("CONTOH: BUKAN BUKTI PEMBAYARAN")).toBe(true);
  });

  test("has no inline style or script, which the security policy would refuse, and keeps mark-up inert", () => {
    const company = `<script>alert(1)</script><b style="x">`;
    const html = markup(paper, factsWith({ inquiry: { company } }));
    expect(html).not.toMatch(/<script|<[^>]*\sstyle=/);
  });
});
