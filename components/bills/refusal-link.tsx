import Link from "next/link";

/** Without an address: why the page may not be opened. */
export type MoreAbout = { readonly href: string | null; readonly words: string };

/** A link to the page about a refusal, or why it may not be opened. */
export function RefusalLink({ link: { href, words } }: { link: MoreAbout }) {
  if (href === null) return <span>{words}</span>;
  return (
    <Link href={href} className="font-semibold underline underline-offset-4">
      {words}
    </Link>
  );
}
