import { findInquiry } from "#lib/db/payments/inquiries.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import type { CustomerNumber } from "#lib/domain/identifiers.ts";
import { PRODUCTS, productOf } from "#lib/domain/products/catalogue.ts";
import { startOfWibDay } from "#lib/domain/time.ts";
import { checkPayment } from "../check-payment.ts";
import { inquireByNumber } from "../find-bill.ts";
import { giveUp } from "../give-up.ts";
import { returnMoney } from "../return-money.ts";
import { sendAgain } from "../send-again.ts";
import { settleByHand } from "../settle-by-hand.ts";
import { type Confirmation, startPayment } from "../start-payment.ts";
import { CASHIER, type Counter, confirmationOf, OTHER_CASHIER, SUPERVISOR } from "./counter.ts";
import { isFull } from "./fragile-ledger.ts";
import type { LoketProcess } from "./loket-process.ts";
import type { Oracle } from "./oracle.ts";
import { passTime, runDue, settleDown } from "./pass-time.ts";
import { askOf, numberLike, SANDBOX_BILLS, type SandboxBill } from "./sandbox-bills.ts";
import { ScenarioBiller } from "./scenario-biller.ts";
import type { Step } from "./scenario-steps.ts";
import { sell } from "./sell.ts";
import { DAY, HOUR } from "./virtual-clock.ts";

const PEOPLE = [CASHIER, OTHER_CASHIER, SUPERVISOR] as const;

/** Plays a scenario on new bills from ten in the morning of a new day, with an oracle check after every step. */
export async function playScenario(counter: Counter, oracle: Oracle, steps: readonly Step[]): Promise<void> {
  counter.clock.set(startOfWibDay(counter.clock.now()) + DAY + 10 * HOUR);
  // Thousands of scenarios share one journal, and each step reads it from the start.
  counter.simulator.journal.requests.length = 0;
  // On every other day, and only if no contract forbids it.
  const ownFee = steps.length % 2 === 0 ? 2_000 : 0;
  await sell(counter, PRODUCTS, { ownFees: PRODUCTS.map(({ id }) => ({ id, from: 0, fee: ownFee })) });
  // Spreads over all kinds of bills.
  const play = new Play(counter, JSON.stringify(steps).length, ownFee);
  for (const step of steps) {
    await play.take(step);
    refuse(await oracle.look(play.hps), step);
  }
  await play.endTroubles();
  refuse(await oracle.look(play.hps), "the end of all troubles");
  await settleDown(counter);
  refuse(await oracle.lookWhenSettled(play.hps), "settling down");
}

function refuse(problems: readonly string[], after: Step | string): void {
  if (problems.length > 0) throw new Error(`after ${JSON.stringify(after)}:\n${problems.join("\n")}`);
}

class Play {
  readonly hps: CustomerNumber[];
  readonly #counter: Counter;
  readonly #day: number;
  readonly #ownFee: number;
  readonly #processes: LoketProcess[];
  readonly #quotes: Inquiry[] = [];
  readonly #biller: ScenarioBiller;

  /** The same `day` plays the steps on the same kinds of bills again. */
  constructor(counter: Counter, day: number, ownFee: number) {
    this.#counter = counter;
    this.#day = day;
    this.#ownFee = ownFee;
    this.hps = [0, 1].map((bill) => numberLike(this.#kind(bill).hp, counter.freshHp()));
    this.#processes = [counter.restart(), counter.start()];
    this.#biller = new ScenarioBiller(counter, this.hps);
  }

  async take(step: Step): Promise<void> {
    const { clock, simulator } = this.#counter;
    switch (step.do) {
      case "wait":
        this.#biller.meetCheck(step.hears);
        return passTime(this.#counter, step.ms);
      case "sleep":
        // One recheck makes up for all that were missed while asleep; it must not meet a lie.
        simulator.control.clearFaults();
        clock.advance(step.ms);
        return runDue(this.#counter);
      case "late_requests_arrive":
        return void simulator.control.release();
      case "biller_decides":
        return this.#biller.decide(this.#quoteAt(step.quote), step.paid);
      case "quote":
        return this.#ask(step);
      case "crash":
        return this.#crash(step.via);
      case "wake":
        return this.#process(step.via).thaw();
      case "disk_fills":
        return this.#process(step.via).ledger.failCommits(step);
      default:
        return this.#act(step);
    }
  }

  /** Ends everything that hides the truth; earlier lies remain. */
  async endTroubles(): Promise<void> {
    const { simulator } = this.#counter;
    simulator.control.clearFaults();
    for (const process of this.#processes) process.ledger.failCommits({ times: 0 });
    for (const process of this.#processes) await process.thaw();
    simulator.control.release();
    for (const [index, quote] of this.#quotes.entries()) await this.#biller.decide(quote, index % 2 === 0);
  }

  async #act(step: Extract<Step, { quote: number; who: number }>): Promise<void> {
    const quote = this.#quoteAt(step.quote);
    if (!quote) return;
    const process = this.#process(step.via);
    const { deps } = process;
    const who = PEOPLE[step.who] ?? CASHIER;
    if ("meets" in step && step.do !== "check") this.#biller.meetPay(step.meets, process.wire);
    switch (step.do) {
      case "pay":
        await startPayment(deps, who, this.#confirm(quote, step.tick));
        break;
      case "race": {
        const other = this.#quoteAt(step.other) ?? quote;
        const second = this.#process(step.via + 1);
        await Promise.all([
          startPayment(deps, who, this.#confirm(quote)),
          startPayment(second.deps, OTHER_CASHIER, this.#confirm(other)),
        ]);
        await second.idle();
        break;
      }
      case "pay_frozen":
        if (step.when === "before") process.freeze();
        else process.wire.hold("pay");
        await startPayment(deps, who, this.#confirm(quote));
        break;
      case "check":
        this.#biller.meetCheck(step.meets);
        await quietly(checkPayment(deps, quote.trId, who));
        break;
      case "send_again":
        this.#biller.meetCheck(step.hears);
        await quietly(sendAgain(deps, who, quote.trId));
        break;
      case "check_and_send_again":
        // Each to its own end: one that meets a full disk must not leave the other running into the next step.
        await Promise.all([
          quietly(checkPayment(this.#process(step.via + 1).deps, quote.trId, SUPERVISOR)),
          quietly(sendAgain(deps, who, quote.trId)),
        ]);
        break;
      case "give_up":
        await quietly(giveUp(deps, who, quote.trId));
        break;
      case "call_failed": {
        const word = {
          trId: quote.trId,
          to: "failed",
          reason: "IAK's own desk says so",
          onlySupervisor: true,
        } as const;
        await quietly(settleByHand(deps, SUPERVISOR, word));
        break;
      }
      case "return_cash":
        await quietly(returnMoney(deps, who, { trId: quote.trId, reference: null }));
        break;
    }
    await process.idle();
    process.wire.line = "good";
  }

  async #ask({ bill, who, via }: Extract<Step, { do: "quote" }>): Promise<void> {
    const ask = { ...askOf(this.#kind(bill)), hp: this.hps[bill] as CustomerNumber };
    const { deps } = this.#process(via);
    const found = await quietly(inquireByNumber(deps, PEOPLE[who] ?? CASHIER, ask));
    const inquiry = found?.ok ? await findInquiry(deps.database.read, found.trId) : null;
    if (inquiry) this.#quotes.push(inquiry);
  }

  #confirm(quote: Inquiry, repeatConfirmed = false): Confirmation {
    const ownFee = productOf(quote).noOwnFee ? 0 : this.#ownFee;
    return confirmationOf(quote, { ownFee, repeatConfirmed });
  }

  #kind(bill: number): SandboxBill {
    return SANDBOX_BILLS[(this.#day + bill) % SANDBOX_BILLS.length] as SandboxBill;
  }

  #quoteAt(index: number): Inquiry | undefined {
    return this.#quotes[index % Math.max(1, this.#quotes.length)];
  }

  #process(via: number): LoketProcess {
    return this.#processes[via % this.#processes.length] as LoketProcess;
  }

  #crash(via: number): void {
    if (via === 0) this.#processes[0] = this.#counter.restart();
    else {
      this.#process(1).crash();
      this.#processes[1] = this.#counter.start();
    }
  }
}

/** A person's act may meet a ledger that cannot be written: the page says so, and the scenario continues. */
async function quietly<T>(act: Promise<T>): Promise<T | null> {
  try {
    return await act;
  } catch (error) {
    if (isFull(error)) return null;
    throw error;
  }
}
