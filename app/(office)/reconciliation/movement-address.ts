/** Where on its day's page the movement stands that ended at this fixed point. */
export function movementAnchor(readingId: number): string {
  return `m${readingId}`;
}
