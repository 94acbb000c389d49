import type { Browser } from "playwright";
import { openDatabase } from "#lib/db/connection.ts";
import { transactionTotals } from "#lib/db/search/transaction-totals.ts";
import { listTransactions } from "#lib/db/search/transactions.ts";
import { DAY } from "#lib/domain/time.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { type Figure, median, type Section } from "./figure.ts";
import { seededDatabase, seededLedger } from "./seeded.ts";
import { launchChromium, type Served, serveLoket } from "./served.ts";
import { signIn } from "./till.ts";

const SMALL = 10_000;
const WARM_UP = 3;
const ROUNDS = 31;
const MOST = 1.3;
const MOST_MS = 100;
/** For any search: a page of its list, and its totals. */
const MOST_SEARCH_MS = { sqlite: { list: 50, totals: 100 }, postgres: { list: 200, totals: 250 } } as const;

const dayAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

/** A supervisor's pages, by address. Each is full in both ledgers, or empty: a longer page takes longer to draw. */
const PAGES: readonly string[] = [
  "/transactions",
  "/transactions?status=success",
  "/transactions?status=review",
  `/transactions?from=${dayAgo(9)}&to=${dayAgo(5)}`,
  `/transactions?from=${dayAgo(99)}&to=${dayAgo(5)}&status=failed`,
  "/transactions?product=pdam",
  "/dashboard",
  "/attention",
];

const SEARCHES: readonly TransactionFilter[] = [
  { search: "pt" },
  { search: "s" },
  { search: "tambora" },
  { search: "sejahtera" },
  { search: "pt jaya" },
  { search: "cv pt" },
  { search: "pt.jaya" },
  { search: "jaya 21" },
  { search: "2" },
  { search: "lk" },
  { search: "999999999999" },
  { search: "pt", state: "failed" },
  { search: "pt", state: "review" },
  { search: "cv pt", state: "success" },
  { search: "toko", state: "failed" },
  { search: "tambora", cashierId: "nobody" },
  { search: "pt", family: "plnpostpaid" },
  { search: "tambora", family: "insurance" },
];

/** Whether pages of a large ledger take longer than those of a small one, over HTTP. */
export const pages: Section = {
  title: "Pages at real size",
  slow: true,
  async run(say, options) {
    const browser = await launchChromium();
    const open: (() => unknown)[] = [() => browser.close()];
    try {
      const asks: Ask[] = [];
      let url = "";
      for (const payments of [SMALL, options.payments]) {
        say(`A ledger of ${payments} payments …`);
        const { variables, remove } = options.postgres
          ? await seededDatabase(payments, options.postgres)
          : await seededLedger(payments, options);
        open.unshift(remove);
        url = variables.DATABASE_URL;
        const loket = await serveLoket(variables);
        open.unshift(loket.stop);
        asks.push(await asker(browser, loket));
      }
      say(`${PAGES.length} pages, ${ROUNDS} times each, turn and turn about …`);
      const figures: Figure[] = [];
      for (const path of PAGES) figures.push(...(await compare(path, asks as [Ask, Ask])));
      say(`${SEARCHES.length} searches, ${ROUNDS} times each …`);
      return [...figures, ...(await searched(url))];
    } finally {
      for (const close of open) await close();
    }
  },
};

/** Requests a supervisor's page and returns the time of the whole answer, in milliseconds. */
type Ask = (path: string) => Promise<number>;

async function asker(browser: Browser, { url }: Served): Promise<Ask> {
  const context = await browser.newContext();
  await signIn(await context.newPage(), url, "supervisor");
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await context.close();
  return async (path) => {
    const begun = performance.now();
    const response = await fetch(url + path, { headers: { cookie }, redirect: "manual" });
    await response.arrayBuffer();
    const took = performance.now() - begun;
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    return took;
  };
}

async function compare(path: string, [small, large]: [Ask, Ask]): Promise<Figure[]> {
  const again: [number[], number[]] = [[], []];
  const first: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const [took, asked] of [
      [first, anew(path, round)],
      [again, path],
    ] as const) {
      const both = [await small(asked), await large(asked)] as const;
      if (round < WARM_UP) continue;
      took[0].push(both[0]);
      took[1].push(both[1]);
    }
  }
  const [few = 0, many = 0] = again.map(median);
  const [fewAtFirst = 0, manyAtFirst = 0] = first.map(median);
  const times = `${(manyAtFirst / fewAtFirst).toFixed(2)} times: ${manyAtFirst.toFixed(1)} ms against ${fewAtFirst.toFixed(1)} ms`;
  const note = `${many.toFixed(1)} ms against ${few.toFixed(1)} ms`;
  const figure: Figure = { what: path, value: many / few, unit: "times", limit: MOST, note };
  if (anew(path, 0) === path) return [figure];
  return [figure, { what: "  added up anew", value: manyAtFirst, unit: "ms", limit: MOST_MS, note: times }];
}

async function searched(url: string): Promise<Figure[]> {
  const database = await openDatabase(url);
  try {
    const most = MOST_SEARCH_MS[database.dialect];
    const figures: Figure[] = [];
    for (const filter of SEARCHES) {
      const what = Object.values(filter).join(", ");
      const list = await timed(() => listTransactions(database.read, filter, { limit: 51 }));
      const totals = await timed(() => transactionTotals(database.read, filter));
      figures.push({ what: `a search: ${what}`, value: list, unit: "ms", limit: most.list });
      figures.push({ what: "  its totals", value: totals, unit: "ms", limit: most.totals });
    }
    return figures;
  } finally {
    await database.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const begun = performance.now();
    await work();
    if (round >= WARM_UP) took.push(performance.now() - begun);
  }
  return median(took);
}

/** The same page at another address, since a filter's totals are cached while the ledger is unchanged. */
function anew(path: string, round: number): string {
  if (!path.startsWith("/transactions") || path.includes("from=")) return path;
  return `${path}${path.includes("?") ? "&" : "?"}from=2001-01-${String(round + 1).padStart(2, "0")}`;
}
