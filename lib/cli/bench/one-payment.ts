import { join } from "node:path";
import { openSqlite } from "#lib/db/sqlite.ts";
import { createIakClient } from "#lib/iak/client.ts";
import { type BenchCounter, cashier, openBenchCounter, payAndTime } from "./counter.ts";
import { type Figure, median, type Section } from "./figure.ts";

const PAYMENTS = 300;
const WARM_UP = 20;

export const onePayment: Section = {
  title: "One payment",
  async run(say) {
    const counter = await openBenchCounter();
    try {
      say(`${PAYMENTS} payments, each beside a bare call and two commits …`);
      return await measure(counter);
    } finally {
      await counter.close();
    }
  },
};

/** Alternating, so that a slow moment of the machine affects both. */
async function measure(counter: BenchCounter): Promise<Figure[]> {
  const bare = bareCall(counter);
  const ours: number[] = [];
  const plain: number[] = [];
  const biller: number[] = [];
  for (let n = 0; n < PAYMENTS + WARM_UP; n += 1) {
    const own = await payAndTime(counter.loket, cashier("kasir"), await counter.quote());
    const least = await bare.pay(await counter.quote());
    if (n < WARM_UP) continue;
    ours.push(own);
    plain.push(least.all);
    biller.push(least.biller);
  }
  bare.close();
  const [whole, least, call] = [median(ours), median(plain), median(biller)];
  const note = `median ${whole.toFixed(2)} ms, of which the call ${call.toFixed(2)} ms, against ${least.toFixed(2)} ms; ${PAYMENTS} of each`;
  return [
    {
      what: "own time of a payment, less the biller's, against the bare call and two commits",
      value: (whole - call) / least,
      unit: "times",
      limit: 2,
      note,
    },
    { what: "the same with the biller's time", value: whole / least, unit: "times" },
  ];
}

/** The least a payment needs: one commit, the signed call, one commit. */
function bareCall({ account, folder }: BenchCounter) {
  const file = openSqlite(join(folder, "bare.db"), "write");
  file.exec("create table said (tr_id text, what text)");
  const insert = file.prepare("insert into said values (?, ?)");
  const client = createIakClient({ ...account, format: "json", timeoutMs: 30_000, now: Date.now });
  return {
    async pay({ trId }: { trId: Parameters<typeof client.pay>[0]["trId"] }) {
      const begun = performance.now();
      insert.run(trId, "sending");
      const asked = performance.now();
      const reply = await client.pay({ trId, notAfter: Date.now() + 5_000 });
      const answered = performance.now();
      insert.run(trId, reply.kind);
      return { all: performance.now() - begun, biller: answered - asked };
    },
    close: () => file.close(),
  };
}
