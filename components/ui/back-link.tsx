import { ChevronLeft } from "lucide-react";
import Link from "next/link";

/** Above a page's heading: the way to the list that it was opened from. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="mb-3 inline-flex min-h-11 items-center gap-1.5 font-medium text-accent underline-offset-4 hover:underline"
    >
      <ChevronLeft aria-hidden className="size-4.5" />
      {children}
    </Link>
  );
}
