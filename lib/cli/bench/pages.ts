import type { Browser } from "playwright";
import { DAY } from "#lib/domain/time.ts";
import { type Figure, median, type Section } from "./figure.ts";
import { seededDatabase, seededLedger } from "./seeded.ts";
import { launchChromium, type Served, serveLoket } from "./served.ts";
import { signedInHeaders } from "./signed-in.ts";

const SMALL = 10_000;
const WARM_UP = 3;
const ROUNDS = 31;
const MOST = 1.3;
const MOST_MS = 100;
/** A word among the payments of a rare state. */
const MOST_RARE_MS = 150;

const dayAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

/** What a supervisor asks for, by its address. Each fills its page in both ledgers, or finds nothing: a longer page takes longer to draw. */
const PAGES: readonly string[] = [
  "/transactions",
  "/transactions?status=success",
  "/transactions?status=review",
  `/transactions?from=${dayAgo(9)}&to=${dayAgo(5)}`,
  `/transactions?from=${dayAgo(9)}&to=${dayAgo(5)}&status=failed`,
  "/transactions?q=pt",
  "/transactions?q=sin",
  "/transactions?q=tambora",
  "/transactions?q=pt+jaya",
  "/transactions?q=cv+jaya",
  "/transactions?q=cv+pt",
  "/transactions?status=failed&q=pt",
  "/transactions?status=failed&q=cv+pt",
  "/transactions?status=success&q=tambora",
  "/transactions?status=success&q=toko+jaya",
  "/transactions?status=review&q=pt+jaya",
  "/transactions?q=21",
  "/transactions?q=999999999999",
  "/dashboard",
  "/attention",
];

/** Whether a page of a large ledger takes longer than one of a small ledger, through HTTP. */
export const pages: Section = {
  title: "Pages at real size",
  slow: true,
  async run(say, options) {
    const browser = await launchChromium();
    const open: (() => unknown)[] = [() => browser.close()];
    try {
      const asks: Ask[] = [];
      for (const payments of [SMALL, options.payments]) {
        say(`A ledger of ${payments} payments …`);
        const { variables, remove } = options.postgres
          ? await seededDatabase(payments, options.postgres)
          : await seededLedger(payments, options);
        open.unshift(remove);
        const loket = await serveLoket(variables);
        open.unshift(loket.stop);
        asks.push(await asker(browser, loket));
      }
      say(`${PAGES.length} pages, ${ROUNDS} times each, turn and turn about …`);
      const figures: Figure[] = [];
      for (const path of PAGES) figures.push(...(await compare(path, asks as [Ask, Ask])));
      return figures;
    } finally {
      for (const close of open) await close();
    }
  },
};

/** Asks for a page and returns how long the whole answer took, in milliseconds. */
type Ask = (path: string) => Promise<number>;

async function asker(browser: Browser, { url }: Served): Promise<Ask> {
  const headers = await signedInHeaders(browser, url, "supervisor");
  return async (path) => {
    const begun = performance.now();
    const response = await fetch(url + path, { headers, redirect: "manual" });
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
  return [
    {
      what: path,
      value: many / few,
      unit: "times",
      limit: MOST,
      note: `${many.toFixed(1)} ms against ${few.toFixed(1)} ms`,
    },
    ...(anew(path, 0) === path
      ? []
      : [
          {
            what: "  added up anew",
            value: manyAtFirst,
            unit: "ms",
            limit: isRare(path) ? MOST_RARE_MS : MOST_MS,
            note: times,
          },
        ]),
  ];
}

function isRare(path: string): boolean {
  return /status=(failed|review)&q=/.test(path);
}

/** The same page by another address: what a filter comes to is kept while the ledger stands still. */
function anew(path: string, round: number): string {
  if (path.includes("q=")) return path + ".".repeat(round + 1);
  if (!path.startsWith("/transactions") || path.includes("from=")) return path;
  return `${path}${path.includes("?") ? "&" : "?"}from=2001-01-${String(round + 1).padStart(2, "0")}`;
}
