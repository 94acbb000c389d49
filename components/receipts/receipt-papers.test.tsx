import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { PAPERS, type Paper } from "#lib/domain/paper.ts";
import { PREVIEW, type PrintMark } from "#lib/domain/print-mark.ts";
import { buildReceipt } from "#lib/domain/receipt.ts";
import { DOCUMENTED_BILLS } from "#lib/iak/testing/product-replies.ts";
import { drawReceipt } from "#lib/receipts/draw-receipt.ts";
import { anyReceipt } from "#lib/receipts/testing/any-receipt.ts";
import { factsWith, SAMPLE_LINES, sampleFacts } from "#lib/receipts/testing/facts.ts";
import { saysEverything } from "#lib/receipts/testing/says-everything.ts";
import { CurrentMark } from "./print-mark.tsx";
import { ReceiptPaper } from "./receipt-papers.tsx";

function markup(paper: Paper, facts = sampleFacts, mark: PrintMark = PREVIEW): string {
  return renderToStaticMarkup(
    <CurrentMark value={mark}>
      <ReceiptPaper drawing={drawReceipt(buildReceipt(facts))} paper={paper} />
    </CurrentMark>,
  );
}

/** What a reader, a search or a copy finds: the text with white space collapsed. */
const read = (html: string) =>
  html
    .replace(/<\/(p|h3|dt|dd|th|td|li|div|span|strong)>/g, "$& ")
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ");

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', "#x27": "'" };
const unescaped = (text: string) => text.replace(/&([#\w]+);/g, (all, name) => ENTITIES[name] ?? all);

describe.each(PAPERS)("a receipt on %s paper", (paper) => {
  test("says every line of our sample, which has everything that a receipt can say", () => {
    saysEverything(read(markup(paper)), SAMPLE_LINES);
  });

  test.each(DOCUMENTED_BILLS)("says every line of the receipt of $name", ({ inquiry }) => {
    const facts = factsWith({ inquiry });
    const lines = buildReceipt(facts).sections.flatMap((section) => section.lines);
    const said = lines.map((line) => ("text" in line ? line.text : `${line.label} ${line.value}`));
    saysEverything(unescaped(read(markup(paper, facts))), said);
  });

  test("says every field and amount of any receipt, each beside its name", () => {
    fc.assert(
      fc.property(anyReceipt, ({ facts, says }) => {
        const html = markup(paper, facts);
        saysEverything(unescaped(read(html)), says("screen"));
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
