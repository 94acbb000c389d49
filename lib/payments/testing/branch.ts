import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, type DialectName, openDatabase } from "#lib/db/connection.ts";
import { findInquiry } from "#lib/db/payments/inquiries.ts";
import { findPayment } from "#lib/db/payments/payments.ts";
import { everywhere } from "#lib/db/testing/databases.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import type { CustomerNumber, TrId } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import type { Fault } from "#lib/simulator/faults.ts";
import { startSimulator } from "#lib/simulator/start.ts";
import { CASHIER, confirmationOf, known } from "./counter.ts";
import { type RunningCounter, startCounter } from "./running-counter.ts";
import { MORNING } from "./virtual-clock.ts";

const ACCOUNT = { username: "081234567890", apiKey: "a-key-for-tests" };
const AUTH_SECRET = "a-secret-of-tests-that-is-long-enough";

/** Whether processes end and freeze at each step of a payment on this database; otherwise, one of each is tried. */
export const atEachStepOn = (dialect: DialectName) => dialect === "sqlite" || everywhere;

export type Branch = Awaited<ReturnType<typeof openBranch>>;

/**
 * Counters as processes on one ledger and one simulator, sharing a clock that starts at ten in the morning and can be moved. `url`: an
 * empty database, or another branch's.
 */
export async function openBranch(url: string) {
  let offset = MORNING - Date.now();
  const simulator = await startSimulator({
    ...ACCOUNT,
    balance: 4_000_000_000_000_000,
    // The biller's day is the counters' day, whatever the machine's date.
    now: () => Date.now() + offset,
  });
  const state = mkdtempSync(join(tmpdir(), "loket-state-"));
  const running = new Set<RunningCounter>();
  const listeners = new Set<(trId: string) => void>();
  let bills = 0;
  let opened: Promise<Database> | null = null;
  const ledger = (): Promise<Database> => {
    opened ??= openDatabase(url);
    return opened;
  };

  const branch = {
    url,
    simulator,
    now: () => Date.now() + offset,
    /** An outside reader's view. */
    ledger,
    /** The environment of a process or command of this branch. */
    env: {
      DATABASE_URL: url,
      IAK_USERNAME: ACCOUNT.username,
      IAK_API_KEY: ACCOUNT.apiKey,
      IAK_POSTPAID_URL: simulator.url,
      IAK_PREPAID_URL: simulator.url,
      AUTH_SECRET,
      STATE_DIRECTORY: state,
      LOG_LEVEL: "silent",
      LOOK_EVERY_MS: "50",
    },
    clockedEnv: () => ({ ...branch.env, LOKET_CLOCK: String(offset) }),
    /** `more`: additional environment; `under`: what runs it in place of Node. */
    async start({ more = {}, under }: { more?: Record<string, string>; under?: readonly string[] } = {}) {
      const tell = (trId: string) => {
        for (const listen of [...listeners]) listen(trId);
      };
      const env = { ...branch.clockedEnv(), ...more };
      const counter = await startCounter({ env, under, onChange: tell });
      running.add(counter);
      void counter.ended.then(() => running.delete(counter));
      return counter;
    },
    /** Passes time for the biller and every process; a stopped one notices when it wakes. */
    advance(ms: number): void {
      offset += ms;
      for (const counter of running) counter.setClock(offset);
    },
    async quote(counter: RunningCounter, hp?: string): Promise<Inquiry> {
      bills += 1;
      const number = (hp ?? `6${String(bills).padStart(11, "0")}`) as CustomerNumber;
      // A different person for each, below the rate limit.
      const found = await counter.does.inquireByNumber({ ...CASHIER, id: `asker ${bills}` }, { hp: number });
      if (!found.ok) throw new Error(`no quote: ${JSON.stringify(found.error)}`);
      return known(await findInquiry((await ledger()).read, found.trId));
    },
    claim: (counter: RunningCounter, inquiry: Inquiry, actor = CASHIER) =>
      counter.does.startPayment(actor, confirmationOf(inquiry)),
    nextPay: (inquiry: Inquiry, fault: Fault) =>
      simulator.control.addFaults([{ command: "pay-pasca", trId: inquiry.trId, times: 1, fault }]),
    payment: async (trId: TrId): Promise<Payment | null> => findPayment((await ledger()).read, trId),
    paysOf: (trId: TrId) => simulator.journal.requestsOf("pay-pasca", trId),
    /** Resolves with the payment once it meets the condition; a process of the branch must change it. */
    until(trId: TrId, holds: (payment: Payment) => boolean): Promise<Payment> {
      return new Promise((resolve, reject) => {
        const look = () =>
          branch.payment(trId).then((payment) => {
            if (!payment || !holds(payment)) return;
            listeners.delete(hear);
            resolve(payment);
          }, reject);
        const hear = (changed: string) => {
          if (changed === trId) void look();
        };
        listeners.add(hear);
        void look();
      });
    },
    untilState: (trId: TrId, ...states: Payment["state"][]) =>
      branch.until(trId, ({ state }) => states.includes(state)),
    /** Releases the ledger, so that another can replace it. */
    async letGo(): Promise<void> {
      const held = await opened;
      opened = null;
      await held?.close();
    },
    async close(): Promise<void> {
      for (const counter of running) counter.signal("SIGKILL");
      await Promise.all([...running].map(({ ended }) => ended));
      await branch.letGo();
      await simulator.close();
      rmSync(state, { recursive: true, force: true });
    },
  };
  return branch;
}
