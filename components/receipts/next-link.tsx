import Link from "next/link";
import type { Ref } from "react";
import { buttonClass } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";

type Props = {
  readonly words: string;
  readonly keys: string;
  readonly kind: "primary" | "secondary";
  readonly ref?: Ref<HTMLAnchorElement>;
};

/** "Transaksi baru". */
export function NextLink({ words, keys, kind, ref }: Props) {
  return (
    <Link
      ref={ref}
      href="/pay"
      autoFocus={kind === "primary"}
      className={`${buttonClass(kind, "xl")} max-sm:w-full`}
      aria-keyshortcuts={keys}
    >
      {words} <Kbd onButton>F2</Kbd>
    </Link>
  );
}
