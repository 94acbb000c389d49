import { DatabaseSync } from "node:sqlite";
import type { Browser } from "playwright";
import { type Figure, quantile, type Section } from "./figure.ts";
import { seededLedger } from "./seeded.ts";
import { launchChromium, type Served, serveLoket } from "./served.ts";
import { signedInHeaders } from "./signed-in.ts";
import { payInBrowser, signIn } from "./till.ts";

const MOST_MB = 100;
const LOOK_EVERY_MS = 50;
/** What the file holds, read as barely as can be. */
const BARE = `select created_at, tr_id, ref_id, noref, hp, company, period, nominal, admin, price, selling_price, state, method,
  cashier_name, paid_at from payments order by created_at desc, tr_id desc`;

/** A whole ledger as a file, what it costs the server, and a cashier who pays meanwhile. */
export const exports: Section = {
  title: "Exports",
  slow: true,
  async run(say, options) {
    const ledger = await seededLedger(options.payments, options);
    const browser = await launchChromium();
    const loket = await serveLoket(ledger.variables);
    try {
      const headers = await signedInHeaders(browser, loket.url, "supervisor");
      const till = await openTill(browser, loket.url);
      await till.pay();
      const figures = [paying("nothing else", await till.payWhile(() => pause(10_000)))];
      for (const format of ["csv", "xlsx"] as const) {
        say(`The bare rows, then ${format.toUpperCase()} …`);
        const bare = bareRowsPerSecond(ledger.file);
        const before = loket.memoryMb();
        let ended: Exported | undefined;
        const took = await till.payWhile(async () => {
          ended = await exported(`${loket.url}/api/transactions.${format}`, headers, loket);
        });
        if (!ended) throw new Error("no file came");
        figures.push(...figuresOf(format, options.payments, bare, before, ended), paying(format.toUpperCase(), took));
      }
      return figures;
    } finally {
      await browser.close();
      await loket.stop();
      ledger.remove();
    }
  },
};

type Exported = { readonly seconds: number; readonly bytes: number; readonly mostMb: number };

async function exported(address: string, headers: Record<string, string>, loket: Served): Promise<Exported> {
  let [bytes, mostMb] = [0, 0];
  const looking = setInterval(() => {
    mostMb = Math.max(mostMb, loket.memoryMb());
  }, LOOK_EVERY_MS);
  const begun = performance.now();
  try {
    const response = await fetch(address, { headers });
    if (!response.ok || !response.body) throw new Error(`the export answered ${response.status}`);
    for await (const piece of response.body) bytes += piece.length;
  } finally {
    clearInterval(looking);
  }
  return { seconds: (performance.now() - begun) / 1_000, bytes, mostMb };
}

function figuresOf(format: string, rows: number, bare: number, before: number, ended: Exported): Figure[] {
  const name = format.toUpperCase();
  const { seconds, bytes, mostMb } = ended;
  const told = `${rows} rows in ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB`;
  return [
    { what: `${name}: rows a second`, value: rows / seconds, unit: "", note: told },
    { what: `${name}: a bare select of the same rows is faster`, value: bare / (rows / seconds), unit: "times" },
    {
      what: `${name}: the server's memory grows by at most`,
      value: mostMb - before,
      unit: "MB",
      limit: MOST_MB,
      note: `from ${before.toFixed(0)} MB`,
    },
  ];
}

function bareRowsPerSecond(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const begun = performance.now();
    let rows = 0;
    for (const _row of database.prepare(BARE).iterate()) rows += 1;
    return rows / ((performance.now() - begun) / 1_000);
  } finally {
    database.close();
  }
}

async function openTill(browser: Browser, url: string) {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, url, "kasir");
  let bills = 0;
  const pay = async () => {
    bills += 1;
    return (await payInBrowser(page, url, String(540_000_000_000 + (Date.now() % 1e8) * 10 + bills), { pay: true }))
      .paidMs;
  };
  return {
    pay,
    /** Pays one bill after the other until the work is done; from F9 until it stands there, in milliseconds. */
    async payWhile(work: () => Promise<unknown>): Promise<number[]> {
      let over = false;
      const working = work().finally(() => {
        over = true;
      });
      const took: number[] = [];
      while (!over) took.push(await pay());
      await working;
      return took;
    },
  };
}

function paying(beside: string, took: readonly number[]): Figure {
  const note = `${took.length} payments in Chromium`;
  return {
    what: `a cashier's payment beside ${beside}, 95 of 100 within`,
    value: quantile(took, 0.95),
    unit: "ms",
    note,
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
