import { sql } from "kysely";
import type { Database } from "#lib/db/connection.ts";
import { ownInstallation } from "#lib/db/installation.ts";
import { findInquiry } from "#lib/db/payments/inquiries.ts";
import { findPayment } from "#lib/db/payments/payments.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import type { CustomerNumber, TrId } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Fault, FaultRule } from "#lib/simulator/faults.ts";
import { type Simulator, startSimulator } from "#lib/simulator/start.ts";
import { checkPayment } from "../check-payment.ts";
import { type BillAsk, inquireByNumber } from "../find-bill.ts";
import { giveUp } from "../give-up.ts";
import { sendAgain } from "../send-again.ts";
import { type Confirmation, startPayment } from "../start-payment.ts";
import { type LoketProcess, startProcess } from "./loket-process.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

const ACCOUNT = { username: "081234567890", apiKey: "a-key-for-tests" };
export const CASHIER: Actor = { id: "u1", username: "kasir", name: "Kasir Satu", role: "cashier" };
export const OTHER_CASHIER: Actor = { id: "u2", username: "kasir2", name: "Kasir Dua", role: "cashier" };
export const SUPERVISOR: Actor = { id: "u3", username: "supervisor", name: "Supervisor", role: "supervisor" };

export type Counter = Awaited<ReturnType<typeof openCounter>>;

/** The use cases on a real ledger, the real client and the simulator over HTTP, all on one virtual clock. */
export async function openCounter(database: Database, format: "json" | "xml" = "json") {
  const clock: VirtualClock = createVirtualClock();
  const simulator: Simulator = await startSimulator({ ...ACCOUNT, now: clock.now, balance: 4_000_000_000_000_000 });
  // Losses in a power cut don't matter here, and syncing would take most of the time.
  if (database.dialect === "sqlite") await sql`pragma synchronous = off`.execute(database.raw);
  await ownInstallation(database, { mode: "demo", username: ACCOUNT.username }, clock.now());
  let processes = 0;
  let bills = 0;
  const start = (): LoketProcess => {
    processes += 1;
    const { url } = simulator;
    return startProcess({ database, now: clock.now, url, account: ACCOUNT, processId: `process ${processes}`, format });
  };
  let current = start();

  const counter = {
    database,
    clock,
    simulator,
    /** The process that the verbs below use. */
    get process() {
      return current;
    },
    get deps() {
      return current.deps;
    },
    /** Another process on the same ledger. */
    start,
    /** Kills the process and starts another. */
    restart(): LoketProcess {
      current.crash();
      current = start();
      return current;
    },
    /** A number that nobody has asked about. */
    freshHp(): CustomerNumber {
      bills += 1;
      return `4${String(bills).padStart(11, "0")}` as CustomerNumber;
    },
    addFaults: (...rules: FaultRule[]) => simulator.control.addFaults(rules),
    nextPay: (fault: Fault) => simulator.control.addFaults([{ command: "pay-pasca", times: 1, fault }]),
    async quote(hp: string = counter.freshHp(), actor = CASHIER, more: Omit<BillAsk, "hp"> = {}): Promise<Inquiry> {
      const found = await inquireByNumber(current.deps, actor, { ...more, hp: hp as CustomerNumber });
      if (!found.ok) throw new Error(`no quote for ${hp}: ${JSON.stringify(found.error)}`);
      return known(await findInquiry(database.read, found.trId));
    },
    claim: (inquiry: Inquiry, over: Partial<Confirmation> = {}, actor = CASHIER) =>
      startPayment(current.deps, actor, confirmationOf(inquiry, over)),
    /** Claims and waits for the outcome. */
    async pay(inquiry: Inquiry, over: Partial<Confirmation> = {}, actor = CASHIER): Promise<Payment> {
      const started = await startPayment(current.deps, actor, confirmationOf(inquiry, over));
      if (!started.ok) throw new Error(`not claimed: ${JSON.stringify(started.error)}`);
      await current.idle();
      return counter.payment(started.payment.trId);
    },
    /** Pays a new bill while `fault` meets the payment. */
    async payMeeting(fault: Fault): Promise<Payment> {
      const inquiry = await counter.quote();
      counter.nextPay(fault);
      return counter.pay(inquiry);
    },
    payment: async (trId: TrId): Promise<Payment> => known(await findPayment(database.read, trId)),
    async check(trId: TrId, by = CASHIER): Promise<Payment> {
      return known(await checkPayment(current.deps, trId, by)).payment;
    },
    async sendAgain(trId: TrId, actor = CASHIER) {
      const result = await sendAgain(current.deps, actor, trId);
      await current.idle();
      return result;
    },
    giveUp: (trId: TrId, actor = SUPERVISOR) => giveUp(current.deps, actor, trId),
    /** The `pay-pasca` requests that reached the biller for one inquiry. */
    paysOf: (trId: TrId) => simulator.journal.requestsOf("pay-pasca", trId),
    executed: (trId: TrId) => simulator.journal.executed.some((execution) => execution.trId === Number(trId)),
    close: () => simulator.close(),
  };
  return counter;
}

export function confirmationOf(inquiry: Inquiry, over: Partial<Confirmation> = {}): Confirmation {
  const { trId, nominal, admin, price } = inquiry;
  return {
    trId,
    nominal,
    admin,
    price,
    ownFee: 0,
    rounding: 0,
    method: "cash",
    cashReceived: null,
    reference: null,
    repeatConfirmed: false,
    oddConfirmed: false,
    ...over,
  };
}

export function known<T>(found: T | null): T {
  if (found === null) throw new Error("the ledger should hold it");
  return found;
}
