import { ArrowDownRight, ArrowUpRight, Clock, type LucideIcon, ReceiptText, RotateCcw, Scale } from "lucide-react";
import type { ReactNode } from "react";

export type TimelineLook = "paid" | "waiting" | "returned" | "in" | "out" | "notedIn" | "notedOut" | "read";

const LOOKS: Record<TimelineLook, { readonly icon: LucideIcon; readonly colours: string; readonly amount: string }> = {
  paid: { icon: ReceiptText, colours: "bg-accent-soft text-accent", amount: "" },
  waiting: { icon: Clock, colours: "bg-warn-soft text-warn", amount: "text-warn" },
  returned: { icon: RotateCcw, colours: "bg-info-soft text-info", amount: "text-info" },
  in: { icon: ArrowUpRight, colours: "bg-info-soft text-info", amount: "text-info" },
  out: { icon: ArrowDownRight, colours: "bg-bad-soft text-bad", amount: "text-bad" },
  notedIn: { icon: ArrowUpRight, colours: "bg-info-soft text-info", amount: "text-info" },
  notedOut: { icon: ArrowDownRight, colours: "bg-line text-ink-soft", amount: "" },
  read: { icon: Scale, colours: "bg-raised text-ink-soft", amount: "" },
};

/** A day of the deposit from its opening balance on; contains `TimelineEntry`s. */
export function Timeline({ children }: { children: ReactNode }) {
  return <ol>{children}</ol>;
}

type Props = {
  readonly look: TimelineLook;
  /** The target of links on the page. */
  readonly id?: string;
  /** When; two times if only the interval is known. */
  readonly time: string;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** Its effect on the balance; none for a reading. */
  readonly amount?: string;
  /** The balance after it, labelled for people who cannot see the column. */
  readonly balance: { readonly label: string; readonly value: string };
  /** Part of the entry: notes, a form. */
  readonly children?: ReactNode;
};

/** Unexplained movements have their own background. */
const GROUNDS: Partial<Record<TimelineLook, string>> = {
  read: "bg-raised",
  out: "bg-bad-soft/40",
  in: "bg-info-soft/40",
};

/** One movement, or one reading, which is a line across: the entries above it and the biller agree there. */
export function TimelineEntry({ look, id, time, title, detail, amount, balance, children }: Props) {
  const { icon: Icon, colours, amount: colour } = LOOKS[look];
  const isRead = look === "read";
  return (
    <li
      id={id}
      className={`scroll-mt-20 border-t border-line px-5 first:border-t-0 ${isRead ? "py-1.5" : "py-3"} ${GROUNDS[look] ?? ""}`}
    >
      <div className="grid grid-cols-[2.25rem_minmax(0,1fr)_auto] max-[22.5rem]:grid-cols-[2.25rem_minmax(0,1fr)] items-center gap-x-3.5 gap-y-1 md:grid-cols-[2.25rem_11.5rem_minmax(0,1fr)_9rem_10rem]">
        <span
          aria-hidden
          className={`grid place-items-center justify-self-center rounded-full ${isRead ? "size-6" : "size-9"} ${colours}`}
        >
          <Icon className={isRead ? "size-4" : "size-4.5"} strokeWidth={2} />
        </span>
        <span className="text-small text-ink-faint max-md:order-4 max-md:col-start-2">{time}</span>
        <span className={`min-w-0 ${isRead ? "text-small" : ""}`}>
          <span className={`block ${isRead ? "text-ink-soft" : "font-medium"}`}>{title}</span>
          {detail && <span className="block text-small text-ink-soft">{detail}</span>}
        </span>
        <span
          className={`text-right font-semibold whitespace-nowrap max-[22.5rem]:col-start-2 ${colour} ${isRead ? "max-md:hidden" : ""}`}
        >
          {amount}
        </span>
        <span
          className={`text-right text-small whitespace-nowrap max-[22.5rem]:col-start-2 ${isRead ? "font-semibold text-ink" : "text-ink-faint max-md:order-5"}`}
        >
          <span className="sr-only">{balance.label} </span>
          {balance.value}
        </span>
      </div>
      {children && <div className="mt-3 md:pl-12.5">{children}</div>}
    </li>
  );
}
