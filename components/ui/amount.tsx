type Props = {
  readonly children: string;
  /** The longest of the amounts that stand beside it, so that all are of one size. */
  readonly longest?: number;
  readonly className?: string;
};

/** An amount as large as a customer across the counter can read. It never wraps: billions are set a step smaller. */
export function Amount({ children, longest = children.length, className = "" }: Props) {
  const size = longest <= 13 ? "text-total max-sm:text-[2.25rem]" : "text-total text-[2rem] max-sm:text-[1.6rem]";
  return (
    <span key={children} translate="no" className={`block whitespace-nowrap ${size} ${className}`}>
      {children}
    </span>
  );
}
