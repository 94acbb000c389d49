/** Millimetres as the points that a PDF counts in. */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}
