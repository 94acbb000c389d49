/**
 * Line breaks, and what separates a name from its value, differ from paper to paper; letters and their order do not. A4 prints headings in
 * capitals.
 */
const squeeze = (text: string) => text.replace(/[\s:]+/g, "").toUpperCase();

/** Throws unless each line is in the text read back from a paper, every value right after its own name. `a | b`: one of the two. */
export function saysEverything(read: string, lines: readonly string[]): void {
  const paper = squeeze(read);
  for (const line of lines)
    if (!line.split(" | ").some((one) => paper.includes(squeeze(one))))
      throw new Error(`the paper does not say "${line}":\n${read}`);
}
