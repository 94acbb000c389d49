/** Reserves space for what is loading, at its size, so that nothing moves when it comes. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={`block animate-pulse rounded-lg bg-line ${className}`} />;
}
