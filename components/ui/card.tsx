import type { ReactNode } from "react";

/** A quiet surface. With a title it is a section that can be found by its name. */
export function Card({ title, children, className = "" }: { title?: string; children: ReactNode; className?: string }) {
  const look = `rounded-card border border-line bg-surface shadow-card ${className}`;
  if (!title) return <div className={look}>{children}</div>;
  return (
    <section aria-label={title} className={look}>
      <h2 className="px-5 pt-4 pb-3 text-body font-semibold">{title}</h2>
      {children}
    </section>
  );
}
