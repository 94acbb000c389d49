import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { cashier, openBenchCounter, payAndTime } from "./counter.ts";
import type { Figure, Section } from "./figure.ts";
import { launchChromium, serveLoket } from "./served.ts";
import { signedInHeaders } from "./signed-in.ts";

/** What a busy shop pays on a day and more. */
const PAYMENTS = 2_000;
const ANSWERS = 2_000;
/** Compiled code, caches and statements are there by then. */
const WARM_UP = 300;
const MOST_MB = 10;

/** What is still held when the work is done: of a server that runs for months nothing may grow. */
export const memory: Section = {
  title: "Memory after a day's work",
  slow: true,
  async run(say) {
    say(`${PAYMENTS} payments …`);
    const heap = await afterPayments();
    say(`${ANSWERS} pages …`);
    return [heap, ...(await afterPages())];
  },
};

async function afterPayments(): Promise<Figure> {
  const counter = await openBenchCounter();
  try {
    const pay = async (times: number) => {
      for (let n = 0; n < times; n += 1)
        await payAndTime(counter.loket, cashier(`kasir ${n % 5}`), await counter.quote());
    };
    await pay(WARM_UP);
    const before = heldMb();
    await pay(PAYMENTS);
    const value = heldMb() - before;
    const note = `from ${before.toFixed(1)} MB, collected before and after`;
    return { what: `held in the heap after ${PAYMENTS} payments more`, value, unit: "MB", limit: MOST_MB, note };
  } finally {
    await counter.close();
  }
}

async function afterPages(): Promise<Figure[]> {
  const browser = await launchChromium();
  const loket = await serveLoket();
  try {
    const headers = await signedInHeaders(browser, loket.url, "supervisor");
    const ask = async (times: number) => {
      for (let n = 0; n < times; n += 1) {
        const path = ["/pay", "/transactions", "/dashboard", "/attention"][n % 4];
        await (await fetch(loket.url + path, { headers })).arrayBuffer();
      }
    };
    await ask(WARM_UP);
    const warm = loket.memoryMb();
    await ask(ANSWERS / 2);
    const half = loket.memoryMb();
    await ask(ANSWERS / 2);
    return [
      { what: "the server's memory when warm", value: warm, unit: "MB" },
      { what: `grows with ${ANSWERS / 2} pages by`, value: half - warm, unit: "MB" },
      { what: `grows with as many more by`, value: loket.memoryMb() - half, unit: "MB" },
    ];
  } finally {
    await browser.close();
    await loket.stop();
  }
}

function heldMb(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}
