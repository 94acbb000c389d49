import { formatRupiah, formatSigned } from "#lib/domain/rupiah.ts";

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

/** From the opening to the closing balance, each movement a bar that starts where the previous one ended. */
export function Waterfall({ opening, steps, closing }: Props) {
  let running = opening.balance;
  const bars = steps.map((step) => {
    const from = running;
    running += step.amount;
    return { ...step, from, to: running, low: Math.min(from, running), high: Math.max(from, running) };
  });
  const ends = [opening.balance, closing.balance, ...bars.flatMap(({ low, high }) => [low, high])];
  const low = Math.min(...ends);
  const span = Math.max(...ends) - low;
  /** A position in the track, with room for the marks at its ends; in the middle when nothing moved. */
  const place = (balance: number) => (span === 0 ? 50 : 2 + (96 * (balance - low)) / span);
  const mark = (balance: number) => (
    <span
      className="absolute top-1/2 size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-3 border-ink bg-surface"
      style={{ left: `${place(balance)}%` }}
    />
  );
  return (
    <ol className="flex flex-col">
      <Row
        label={opening.label}
        hint={opening.hint}
        amount={formatRupiah(opening.balance)}
        leaves={place(opening.balance)}
        strong
      >
        {mark(opening.balance)}
      </Row>
      {bars.map((bar) => (
        <Row
          key={bar.key}
          label={bar.label}
          hint={bar.hint}
          amount={formatSigned(bar.amount)}
          enters={place(bar.from)}
          leaves={place(bar.to)}
          className={AMOUNTS[bar.tone]}
        >
          <span
            className={`absolute inset-y-1 rounded-sm ${bar.amount === 0 ? "" : "min-w-1"} ${BARS[bar.tone]}`}
            style={{ left: `${place(bar.low)}%`, width: `${place(bar.high) - place(bar.low)}%` }}
          />
        </Row>
      ))}
      <Row
        label={closing.label}
        hint={closing.hint}
        amount={formatRupiah(closing.balance)}
        enters={bars.length > 0 ? place(running) : place(opening.balance)}
        strong
      >
        {mark(closing.balance)}
      </Row>
    </ol>
  );
}

type RowProps = {
  label: string;
  hint?: string | undefined;
  amount: string;
  /** The balance's position before and after this line, in percent of the track; absent above the first and below the last. */
  enters?: number;
  leaves?: number;
  strong?: boolean;
  className?: string;
  children: React.ReactNode;
};

function Row({ label, hint, amount, enters, leaves, strong = false, className = "", children }: RowProps) {
  return (
    <li
      className={`grid grid-cols-[minmax(0,1fr)_auto] max-[22.5rem]:grid-cols-1 items-center gap-x-5 gap-y-1 px-5 py-2.5 md:grid-cols-[13rem_minmax(0,1fr)_12.5rem] ${strong ? "border-line not-first:border-t" : ""}`}
    >
      <span>
        <span className={`block ${strong ? "font-semibold" : "font-medium"}`}>{label}</span>
        {hint && <span className="block text-small text-ink-faint">{hint}</span>}
      </span>
      <span
        aria-hidden
        className="relative block max-md:order-last max-md:h-5 min-[22.5rem]:max-md:col-span-2 md:-my-2.5 md:self-stretch"
      >
        <span className="absolute inset-x-0 top-1/2 h-6 -translate-y-1/2 rounded-md bg-raised max-md:h-5" />
        {enters !== undefined && <Joint className="top-0 bottom-1/2" at={enters} />}
        {leaves !== undefined && <Joint className="top-1/2 bottom-0" at={leaves} />}
        <span className="absolute inset-x-0 top-1/2 h-6 -translate-y-1/2 max-md:h-5">{children}</span>
      </span>
      <span
        className={`text-right whitespace-nowrap ${strong ? "text-lg font-semibold" : "font-semibold"} ${className}`}
      >
        {amount}
      </span>
    </li>
  );
}

/** A line from the end of one bar to the start of the next, unless something stands between them. */
function Joint({ at, className }: { at: number; className: string }) {
  return (
    <span
      className={`absolute w-0 border-l border-dashed border-line-strong max-md:hidden ${className}`}
      style={{ left: `${at}%` }}
    />
  );
}
