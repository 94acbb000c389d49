import Link from "next/link";

/** Without an address: why the page may not be opened. */
export type MoreAbout = { readonly href: string | null; readonly words: string };

/** The page that tells more of what was refused, or why one may not open it. */
export function RefusalLink({ link: { href, words } }: { link: MoreAbout }) {
  if (href === null) return <span>{words}</span>;
  return (
    <Link href={href} className="font-semibold underline underline-offset-4">
      {words}
    </Link>
  );
}
