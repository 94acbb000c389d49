/** Where lines break, and what stands between a name and its value, differs from paper to paper; the letters and their order do not. A4 writes headings in capitals. */
const squeeze = (text: string) => text.replace(/[\s:]+/g, "").toUpperCase();

/** Throws unless each line stands in what was read back from a paper: every value right after its own name. `a | b`: one of the two. */
export function saysEverything(read: string, lines: readonly string[]): void {
  const paper = squeeze(read);
  for (const line of lines)
    if (!line.split(" | ").some((one) => paper.includes(squeeze(one))))
      throw new Error(`the paper does not say "${line}":\n${read}`);
}
