type Props = {
  readonly children: string;
  /** The length of the longest amount beside it, so that all have one size. */
  readonly longest?: number;
  readonly className?: string;
};

/** An amount large enough for a customer across the counter. It never wraps: billions are one step smaller. */
export function Amount({ children, longest = children.length, className = "" }: Props) {
  const size = longest <= 13 ? "text-total max-sm:text-[2.25rem]" : "text-total text-[2rem] max-sm:text-[1.6rem]";
  return (
    <span key={children} translate="no" className={`block whitespace-nowrap ${size} ${className}`}>
      {children}
    </span>
  );
}
