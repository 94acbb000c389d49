import type { ReceiptModel } from "#lib/domain/receipt-model.ts";

/** Where lines break differs from paper to paper; the letters and their order do not. A4 writes headings in capitals. */
const squeeze = (text: string) => text.replace(/\s+/g, "").toUpperCase();

/** Throws unless every text of the receipt, and every value right after its own name, stands in what was read back from a paper. */
export function saysEverything(read: string, model: ReceiptModel): void {
  const paper = squeeze(read);
  const said = model.sections.flatMap(({ lines }) =>
    lines.flatMap((line) => {
      if ("text" in line) return [line.text];
      if (line.kind === "words") return [line.label, line.value];
      const code = line.kind === "amount" && line.code !== null ? line.code : "";
      return [`${code} ${line.label} ${line.value}`];
    }),
  );
  for (const text of [...said, model.notice ?? "", model.qr?.caption ?? ""])
    if (!paper.includes(squeeze(text))) throw new Error(`the paper does not say "${text}":\n${read}`);
}
