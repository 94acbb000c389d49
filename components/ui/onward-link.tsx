import { ArrowRight } from "lucide-react";
import Link from "next/link";

/** At the end of a shortened list: the link to all of it. */
export function OnwardLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-11 items-center gap-2 font-medium text-accent underline-offset-4 hover:underline"
    >
      {children}
      <ArrowRight aria-hidden className="size-4 flex-none" />
    </Link>
  );
}
