/** Paper rolls: fixed columns, cut at the receipt's end. */
export const THERMAL_PAPERS = ["58", "80"] as const;
export type ThermalPaper = (typeof THERMAL_PAPERS)[number];
/** The papers a receipt is printed on. */
export const PAPERS = [...THERMAL_PAPERS, "a4"] as const;
export type Paper = (typeof PAPERS)[number];

/** Paper width in mm; a 58 mm roll prints 48 mm (384 dots), an 80 mm roll 72 mm (576 dots). */
export const PAPER_WIDTH_MM: Record<Paper, number> = { "58": 58, "80": 80, a4: 210 };

/** Dots in a printed line, 8 to a millimetre (203 dpi). */
export const DOTS: Record<ThermalPaper, number> = { "58": 384, "80": 576 };

/** Characters in one line of the printers' standard font. */
export const COLUMNS: Record<ThermalPaper, number> = { "58": 32, "80": 48 };

export function isPaper(value: unknown): value is Paper {
  return (PAPERS as readonly unknown[]).includes(value);
}
