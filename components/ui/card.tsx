import type { ReactNode } from "react";

type Props = {
  title?: string;
  /** Small acts beside the title. */
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** A plain surface. With a title it is a section that can be found by its name. */
export function Card({ title, aside, children, className = "" }: Props) {
  const look = `rounded-card border border-line bg-surface shadow-card ${className}`;
  if (!title) return <div className={look}>{children}</div>;
  return (
    <section aria-label={title} className={look}>
      {aside ? (
        <div className="flex flex-wrap items-center gap-x-2 pt-2 pr-2">
          <h2 className="mr-auto px-5 py-2 text-body font-semibold">{title}</h2>
          {aside}
        </div>
      ) : (
        <h2 className="px-5 pt-4 pb-3 text-body font-semibold">{title}</h2>
      )}
      {children}
    </section>
  );
}
