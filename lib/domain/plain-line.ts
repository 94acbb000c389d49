/** Characters that cannot be printed or seen: controls, line ends, direction marks, joiners, fillers, lone surrogates. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]+/gu;

/** Text as one line that looks the same on every screen, paper, log and database; trims it and joins doubled blanks. */
export function plainLine(text: string): string {
  return text.replace(UNSEEN, " ").replace(/\s+/g, " ").trim();
}
