/** What no line of print holds, or nobody sees: controls, line ends, direction marks, joiners, fillers, halves of letters. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]+/gu;

/** What somebody wrote, as one line that every screen, paper, log and database shows alike; blanks at its ends and doubled ones go. */
export function plainLine(text: string): string {
  return text.replace(UNSEEN, " ").replace(/\s+/g, " ").trim();
}
