/** An amount as large as a customer across the counter can read. It never wraps: billions are set a step smaller. */
export function Amount({ children, className = "" }: { children: string; className?: string }) {
  const size =
    children.length <= 13 ? "text-total max-sm:text-[2.25rem]" : "text-total text-[2rem] max-sm:text-[1.6rem]";
  return <span className={`block whitespace-nowrap ${size} ${className}`}>{children}</span>;
}
