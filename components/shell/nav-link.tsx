"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

export type NavItem = {
  readonly href: string;
  readonly label: string;
  /** How many things wait there. */
  readonly badge?: number;
  /** Other paths that belong to it, such as `/payments` for paying. */
  readonly also?: readonly string[];
  /** The key that opens it. */
  readonly shortcut?: string;
  /** Starts a group, a little apart from the previous entry. */
  readonly startsGroup?: boolean;
};

/**
 * A navigation entry, marked when it is the current page. Not prefetched: each step of a payment redraws the page, and every visible link
 * would be fetched again, eight requests ahead of the payment's own.
 */
export function NavLink({
  href,
  label,
  icon,
  badge,
  also = [],
  shortcut,
  startsGroup,
  look,
}: NavItem & { readonly look: string; readonly icon: ReactNode }) {
  const path = usePathname();
  const here = [href, ...also].some((place) => path === place || path.startsWith(`${place}/`));
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={here ? "page" : undefined}
      aria-keyshortcuts={shortcut}
      onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
      className={`flex items-center gap-2 rounded-control font-medium text-ink-soft no-underline hover:bg-raised hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent ${look} ${startsGroup ? "lg:mt-4" : ""}`}
    >
      {icon}
      <span className="min-w-0">{label}</span>
      {badge ? (
        <span className="ml-auto rounded-full bg-warn-soft px-1.5 text-xs leading-5 font-semibold text-warn">
          {badge}
        </span>
      ) : null}
    </Link>
  );
}
