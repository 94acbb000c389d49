import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatSigned } from "./signed.ts";

export type WaterfallStep = {
  readonly key: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** In rupiah, negative for money that went out. */
  readonly amount: number;
  readonly tone: "paid" | "in" | "bad" | "warn";
};
type Props = {
  readonly opening: { readonly label: string; readonly hint: string; readonly balance: number };
  readonly steps: readonly WaterfallStep[];
  readonly closing: { readonly label: string; readonly hint: string; readonly balance: number };
};

const BARS = { paid: "bg-accent", in: "bg-info-edge", bad: "bg-bad-edge", warn: "bg-warn-edge" };
const AMOUNTS = { paid: "text-ink", in: "text-info", bad: "text-bad", warn: "text-warn" };

/** From the opening balance to the closing one, each movement a bar that begins where the one before it ended. */
export function Waterfall({ opening, steps, closing }: Props) {
  let running = opening.balance;
  const bars = steps.map((step) => {
    const from = running;
    running += step.amount;
    return { ...step, low: Math.min(from, running), high: Math.max(from, running) };
  });
  const ends = [opening.balance, closing.balance, ...bars.flatMap(({ low, high }) => [low, high])];
  const low = Math.min(...ends);
  const span = Math.max(...ends) - low;
  /** Within the track, with room for the marks at its ends; in the middle when nothing moved. */
  const place = (balance: number) => (span === 0 ? 50 : 2 + (96 * (balance - low)) / span);
  const mark = (balance: number) => (
    <span
      className="absolute top-1/2 size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-3 border-ink bg-surface"
      style={{ left: `${place(balance)}%` }}
    />
  );
  return (
    <ol className="flex flex-col">
      <Row label={opening.label} hint={opening.hint} amount={formatRupiah(opening.balance)} strong>
        {mark(opening.balance)}
      </Row>
      {bars.map((bar) => (
        <Row
          key={bar.key}
          label={bar.label}
          hint={bar.hint}
          amount={formatSigned(bar.amount)}
          className={AMOUNTS[bar.tone]}
        >
          <span
            className={`absolute inset-y-1 rounded-sm ${bar.amount === 0 ? "" : "min-w-1"} ${BARS[bar.tone]}`}
            style={{ left: `${place(bar.low)}%`, width: `${place(bar.high) - place(bar.low)}%` }}
          />
        </Row>
      ))}
      <Row label={closing.label} hint={closing.hint} amount={formatRupiah(closing.balance)} strong>
        {mark(closing.balance)}
      </Row>
    </ol>
  );
}

type RowProps = {
  label: string;
  hint?: string | undefined;
  amount: string;
  strong?: boolean;
  className?: string;
  children: React.ReactNode;
};

function Row({ label, hint, amount, strong = false, className = "", children }: RowProps) {
  return (
    <li
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-5 gap-y-1 px-5 py-2.5 md:grid-cols-[13rem_minmax(0,1fr)_12.5rem] ${strong ? "border-line not-first:border-t" : ""}`}
    >
      <span>
        <span className={`block ${strong ? "font-semibold" : "font-medium"}`}>{label}</span>
        {hint && <span className="block text-small text-ink-faint">{hint}</span>}
      </span>
      <span
        aria-hidden
        className="relative block h-6 rounded-md bg-raised max-md:order-last max-md:col-span-2 max-md:h-5"
      >
        {children}
      </span>
      <span
        className={`text-right whitespace-nowrap ${strong ? "text-lg font-semibold" : "font-semibold"} ${className}`}
      >
        {amount}
      </span>
    </li>
  );
}
