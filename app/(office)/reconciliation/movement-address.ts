/** The place on its day's page of the movement that ended at this fixed point. */
export function movementAnchor(readingId: number): string {
  return `m${readingId}`;
}
