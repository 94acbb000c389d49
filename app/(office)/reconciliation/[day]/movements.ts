import type { loket } from "#lib/server/next.ts";

export type OpenedDay = Extract<Awaited<ReturnType<ReturnType<typeof loket>["depositBook"]["day"]>>, { ok: true }>;
type Interval = OpenedDay["intervals"][number];

type Moved = {
  readonly key: string;
  /** In rupiah, negative for money that went out. */
  readonly amount: number;
  /** The computed balance after it. */
  readonly running: number;
};
export type Movement =
  | (Moved & {
      readonly kind: "heard";
      readonly at: number;
      readonly trId: string;
      readonly company: string;
      readonly cashier: string;
    })
  | (Moved & { readonly kind: "sum"; readonly count: number; readonly since: number; readonly until: number })
  | (Moved & {
      readonly kind: "late" | "returned";
      readonly since: number;
      readonly until: number;
      readonly trId: string;
      readonly company: string;
    })
  | (Moved & { readonly kind: "maybe" | "unexplained"; readonly interval: Interval })
  | { readonly kind: "loose"; readonly key: string; readonly readings: NonNullable<OpenedDay["loose"]> }
  | {
      readonly kind: "read";
      readonly key: string;
      readonly at: number;
      readonly running: number;
      readonly times: number;
    };

/** A day's movements in order, between the readings around them. Readings without movements appear once. */
export function movementsOf({ intervals, heard, loose }: Pick<OpenedDay, "intervals" | "heard" | "loose">): Movement[] {
  const movements: Movement[] = [];
  for (const interval of intervals) {
    const moved = movedIn(interval, heard);
    const { from, to } = interval;
    const readings = loose?.filter(({ at }) => at > from.at && at <= to.at) ?? [];
    // Where nothing moved, further readings of the same balance add nothing.
    const isNews = moved.length > 0 || readings.some(({ balance }) => balance !== to.balance);
    if (readings.length > 0 && isNews) moved.push({ kind: "loose", key: `loose-${to.id}`, readings });
    const last = movements.at(-1);
    const { id, at, balance } = interval.to;
    if (moved.length === 0 && last?.kind === "read") {
      movements.pop();
      movements.push({ ...last, at, times: last.times + 1 });
    } else movements.push(...moved, { kind: "read", key: `read-${id}`, at, running: balance, times: 1 });
  }
  return movements;
}

function movedIn(interval: Interval, heard: OpenedDay["heard"]): Movement[] {
  const { from, to, paid, late, maybe, returned, unexplained } = interval;
  const range = { since: from.at, until: to.at };
  let running = from.balance;
  const move = (key: string, amount: number): Moved => {
    running += amount;
    return { key, amount, running };
  };
  const here = heard?.filter(({ id }) => id > from.mark && id <= to.mark);
  // Where not all can be listed, their sum, so that the balances still add up.
  const ours: Movement[] =
    here?.length === paid.count
      ? here.map(({ id, at, trId, company, cashierName, sellingPrice }) => ({
          ...{ kind: "heard", at, trId, company, cashier: cashierName },
          ...move(`heard-${id}`, -sellingPrice),
        }))
      : paid.count > 0
        ? [{ kind: "sum", count: paid.count, ...range, ...move(`sum-${to.id}`, -paid.sum) }]
        : [];
  const placed = (kind: "late" | "returned", placements: Interval["late"]): Movement[] =>
    placements.map(({ outcome: { trId, company }, amount }) => ({
      ...{ kind, trId, company, ...range },
      ...move(`${kind}-${to.id}-${trId}-${Math.sign(amount)}`, amount),
    }));
  const rest = (kind: "maybe" | "unexplained", amount: number): Movement[] =>
    amount === 0 ? [] : [{ kind, interval, ...move(`${kind}-${to.id}`, amount) }];
  return [
    ...ours,
    ...placed("late", late),
    ...placed("returned", returned),
    ...rest("maybe", maybe.amount),
    ...rest("unexplained", unexplained),
  ];
}
