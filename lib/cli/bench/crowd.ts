import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Inquiry } from "#lib/domain/bill.ts";
import { type BenchCounter, cashier, openBenchCounter, payAndTime } from "./counter.ts";
import { type Figure, quantile, type Section } from "./figure.ts";

const CASHIERS = 50;
const EACH = 20;
const BILLER_MS = 300;
const RUSH = 500;

export const crowd: Section = {
  title: "Many cashiers",
  async run(say) {
    const counter = await openBenchCounter();
    try {
      await counter.simulator.slow(BILLER_MS);
      say(`${CASHIERS} cashiers at once, ${EACH} payments each, the biller taking ${BILLER_MS} ms …`);
      const together = await fifty(counter);
      say(`${RUSH} payments at once …`);
      return [...together, ...(await rush(counter))];
    } finally {
      await counter.close();
    }
  },
};

async function fifty(counter: BenchCounter): Promise<Figure[]> {
  const quotes = await quotesOf(counter, CASHIERS * EACH);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const each = await Promise.all(
    Array.from({ length: CASHIERS }, async (_, who) => {
      const took: number[] = [];
      for (const inquiry of quotes.slice(who * EACH, (who + 1) * EACH)) {
        took.push(await payAndTime(counter.loket, cashier(`kasir ${who}`), inquiry));
      }
      return took;
    }),
  );
  delay.disable();
  const all = each.flat();
  const slowest = Math.max(...each.map((took) => quantile(took, 0.5)));
  const cold = each.map(([first]) => first ?? Number.NaN);
  return [
    { what: `${CASHIERS} cashiers: 95 of 100 payments within`, value: quantile(all, 0.95), unit: "ms", limit: 450 },
    { what: `${CASHIERS} cashiers: the slowest cashier's median`, value: slowest, unit: "ms", limit: 450 },
    { what: "of these, the first of each in a process that has just started", value: quantile(cold, 0.95), unit: "ms" },
    // The monitor includes its own 5 ms wait.
    { what: "event loop delay, 99 of 100 within", value: delay.percentile(99) / 1e6 - 5, unit: "ms", limit: 50 },
  ];
}

async function rush(counter: BenchCounter): Promise<Figure[]> {
  const quotes = await quotesOf(counter, RUSH);
  const settled = await Promise.allSettled(
    quotes.map((inquiry, n) => payAndTime(counter.loket, cashier(`kasir ${n}`), inquiry)),
  );
  const failed = settled.filter(({ status }) => status === "rejected").length;
  const executed = await counter.simulator.executed();
  const times = quotes.map(({ trId }) => executed.get(trId) ?? 0);
  return [
    { what: `${RUSH} at once: errors`, value: failed, unit: "", limit: 0 },
    { what: `${RUSH} at once: paid twice`, value: times.filter((n) => n > 1).length, unit: "", limit: 0 },
    {
      what: `${RUSH} at once: called paid and not paid`,
      value: times.filter((n) => n === 0).length - failed,
      unit: "",
      limit: 0,
    },
  ];
}

async function quotesOf(counter: BenchCounter, count: number): Promise<Inquiry[]> {
  const quotes: Inquiry[] = [];
  while (quotes.length < count) quotes.push(...(await Promise.all(Array.from({ length: 10 }, counter.quote))));
  return quotes.slice(0, count);
}
