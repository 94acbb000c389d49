"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

export type NavItem = {
  readonly href: string;
  readonly label: string;
  /** How many things wait there. */
  readonly badge?: number;
  /** Paths elsewhere that belong to it, such as `/payments` to paying. */
  readonly also?: readonly string[];
  /** The key that goes there. */
  readonly shortcut?: string;
  /** Stands a little apart from what is before it. */
  readonly startsGroup?: boolean;
};

/**
 * A place in the navigation; it knows whether it is where we are. Fetched when it is asked for: each step of a payment draws the page
 * anew, and every link in sight would be fetched again with it, eight requests that the payment's own would stand behind.
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
      className={`flex items-center gap-2.5 rounded-control font-medium text-ink-soft no-underline hover:bg-raised hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent ${look} ${startsGroup ? "lg:mt-4" : ""}`}
    >
      {icon}
      <span className="min-w-0">{label}</span>
      {badge ? (
        <span className="ml-auto rounded-full bg-warn-soft px-2 text-xs leading-5 font-semibold text-warn">
          {badge}
        </span>
      ) : null}
    </Link>
  );
}
