import Link from "next/link";
import type { ReactNode } from "react";

/** Names its table row and opens it; a click anywhere on the row does the same. */
export function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="text-ink underline-offset-4 after:absolute after:inset-0 hover:underline"
    >
      {children}
    </Link>
  );
}
