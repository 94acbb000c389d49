import type { ReactNode } from "react";

/** A key as printed on the keyboard. Hidden from screen readers where `aria-keyshortcuts` already says it. */
export function Kbd({ children, onButton = false }: { children: ReactNode; onButton?: boolean }) {
  const colours = onButton ? "border-current opacity-85" : "border-line-strong bg-raised text-ink-soft";
  return (
    <kbd
      aria-hidden={onButton || undefined}
      className={`rounded-[5px] border border-b-2 px-1.5 py-px font-mono text-xs font-medium max-sm:hidden ${colours}`}
    >
      {children}
    </kbd>
  );
}
