import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { Changing } from "./changing.tsx";
import { Kbd } from "./kbd.tsx";

type Kind = "primary" | "secondary" | "ghost" | "danger";
type Size = "md" | "lg" | "xl";

const KINDS: Record<Kind, string> = {
  primary: "bg-accent text-accent-on border-transparent hover:bg-accent-strong",
  secondary: "bg-surface text-ink border-line-strong hover:bg-raised hover:border-ink-faint",
  // On a phone, where it starts a line, it needs an edge.
  ghost: "bg-transparent text-ink-soft border-transparent max-sm:border-line hover:bg-raised hover:text-ink",
  danger: "bg-surface text-bad border-line-strong hover:bg-bad-soft hover:border-bad-edge",
};
const SIZES: Record<Size, string> = {
  md: "min-h-11 px-4 text-body rounded-control",
  lg: "min-h-13 px-5 text-body rounded-control",
  xl: "min-h-15 px-6 text-[1.1875rem] rounded-big",
};

/** A button's look, also for links that act as buttons. */
export function buttonClass(kind: Kind = "secondary", size: Size = "md"): string {
  return `inline-flex items-center justify-center gap-2.5 border font-semibold leading-tight text-center no-underline select-none aria-disabled:opacity-60 aria-disabled:cursor-not-allowed disabled:opacity-60 ${KINDS[kind]} ${SIZES[size]}`;
}

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: Kind;
  size?: Size;
  /** The key for the same act, shown beside the words but not part of the name. */
  shortcut?: string | undefined;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
};

export function Button({ kind, size, shortcut, children, className = "", type = "button", ...rest }: Props) {
  return (
    <button type={type} className={`${buttonClass(kind, size)} ${className}`} aria-keyshortcuts={shortcut} {...rest}>
      {typeof children === "string" ? <Changing>{children}</Changing> : children}
      {shortcut && <Kbd onButton>{shortcut}</Kbd>}
    </button>
  );
}
