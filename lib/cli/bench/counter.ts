import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Inquiry } from "#lib/domain/bill.ts";
import type { CustomerNumber, TrId } from "#lib/domain/identifiers.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { readEnvironment } from "#lib/server/environment.ts";
import { type Loket, openLedger, startLoket } from "#lib/server/loket.ts";
import { DEMO_ACCOUNT } from "../simulator-process.ts";
import { startControlledSimulator } from "./controlled-simulator.ts";

export type BenchCounter = Awaited<ReturnType<typeof openBenchCounter>>;

/** A Loket without pages in this process, on its own SQLite file, with the simulator in another process. */
export async function openBenchCounter() {
  const folder = mkdtempSync(join(tmpdir(), "loket-bench-"));
  const simulator = await startControlledSimulator();
  const environment = {
    ...readEnvironment({ DATABASE_URL: `file:${join(folder, "ledger.db")}`, LOG_LEVEL: "silent" }),
    timeoutMs: 60_000,
  };
  const account = { ...DEMO_ACCOUNT, postpaidUrl: simulator.url, prepaidUrl: simulator.url };
  const loket = await startLoket(environment, await openLedger(environment), account);
  let bills = 0;

  return {
    loket,
    simulator,
    account,
    folder,
    async quote(): Promise<Inquiry> {
      bills += 1;
      const hp = `7${String(bills).padStart(11, "0")}` as CustomerNumber;
      const asker = cashier(`asker ${bills}`);
      const found = await loket.does.inquireByNumber(asker, { hp });
      if (!found.ok) throw new Error(`no quote: ${JSON.stringify(found.error)}`);
      const inquiry = await loket.reads.inquiry(asker, found.trId);
      if (!inquiry) throw new Error("the quote is not in the ledger");
      return inquiry;
    },
    async close() {
      await loket.stop();
      await simulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function cashier(id: string): Actor {
  return { id, username: id, name: id, role: "cashier" };
}

/** Milliseconds from the click to the committed outcome. Throws unless the payment succeeds. */
export async function payAndTime(loket: Loket, actor: Actor, inquiry: Inquiry): Promise<number> {
  const { trId, nominal, admin, price } = inquiry;
  const begun = performance.now();
  const settled = whenSettled(loket, trId);
  const confirmed = {
    trId,
    nominal,
    admin,
    price,
    ownFee: 0,
    rounding: 0,
    method: "qris" as const,
    cashReceived: null,
    reference: null,
    repeatConfirmed: false,
    oddConfirmed: false,
  };
  const started = await loket.does.startPayment(actor, confirmed);
  if (!started.ok) throw new Error(`not claimed: ${JSON.stringify(started.error)}`);
  await settled;
  const took = performance.now() - begun;
  const seen = await loket.reads.payment(actor, trId);
  if (seen?.payment.state !== "success") throw new Error(`${trId} ended as ${seen?.payment.state}`);
  return took;
}

function whenSettled(loket: Loket, trId: TrId): Promise<void> {
  return new Promise((resolve) => {
    const stop = loket.changes.onChange((change) => {
      // The claim is the first version; the biller's answer is the second.
      if (change.trId !== trId || change.version < 2) return;
      stop();
      resolve();
    });
  });
}
