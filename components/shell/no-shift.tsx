"use client";

import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";

type Props = {
  /** Paying needs an open shift. */
  readonly required: boolean;
  readonly words: Readonly<Record<"title" | "required" | "free" | "open", string>>;
};

/** "Belum buka shift", on every counter page except the one that opens it; that page returns to where the person was. */
export function NoShift({ required, words }: Props) {
  const path = usePathname();
  if (/^\/shift(\/|$)/.test(path)) return null;
  return (
    <section
      aria-label={words.title}
      className={`print:hidden ${required ? "bg-warn-soft text-warn" : "bg-raised text-ink-soft"}`}
    >
      <p className="mx-auto flex w-full max-w-368 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 sm:px-7">
        <TriangleAlert aria-hidden className="size-4.5 flex-none" strokeWidth={2} />
        <strong className="font-semibold">{words.title}</strong>
        <span className="max-sm:hidden">{required ? words.required : words.free}</span>
        <Link
          href={`/shift?next=${encodeURIComponent(path)}`}
          prefetch={false}
          className="inline-flex min-h-8 items-center font-semibold underline underline-offset-4 sm:ml-auto"
        >
          {words.open}
        </Link>
      </p>
    </section>
  );
}
