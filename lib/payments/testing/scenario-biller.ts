import { findPayment } from "#lib/db/payments/payments.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import type { CustomerNumber } from "#lib/domain/identifiers.ts";
import { isUnsettled } from "#lib/domain/payment-state.ts";
import type { Fault } from "#lib/simulator/faults.ts";
import type { Counter } from "./counter.ts";
import { FAILURE_LIE, LIES, type PayFault } from "./scenario-faults.ts";
import type { Wire } from "./wire.ts";

/** Failed payments are checked three more times: a biller that lies more often could hide a success for good. */
const MOST_LIES = 2;

/** What the biller and the line to it do in one scenario. */
export class ScenarioBiller {
  readonly #counter: Counter;
  readonly #hps: readonly CustomerNumber[];
  #lies = 0;

  constructor(counter: Counter, hps: readonly CustomerNumber[]) {
    this.#counter = counter;
    this.#hps = hps;
  }

  /** The next payment of each bill meets this fault on this line. */
  meetPay({ fault, line }: PayFault, wire: Wire): void {
    wire.line = line;
    if (fault) for (const hp of this.#hps) this.#counter.addFaults({ command: "pay-pasca", hp, times: 1, fault });
  }

  /** The next check status meets this fault. */
  meetCheck(fault: Fault | null): void {
    if (!fault) return;
    if (LIES.includes(fault)) {
      if (this.#lies >= MOST_LIES) return;
      // A lie about failure uses them all up: the rechecks must hear the truth.
      this.#lies += fault === FAILURE_LIE ? MOST_LIES : 1;
    }
    this.#counter.addFaults({ command: "checkstatus", times: 1, fault });
  }

  /** Ends a payment in process. It succeeds only while Loket still asks: a biller that changes its mind days later is not covered. */
  async decide(quote: Inquiry | undefined, paid: boolean): Promise<void> {
    const { simulator, database, executed } = this.#counter;
    if (!quote || executed(quote.trId)) return;
    const pays = simulator.journal.requestsOf("pay-pasca", quote.trId);
    if (!pays.some(({ responseCode }) => responseCode === "39")) return;
    const payment = await findPayment(database.read, quote.trId);
    const outcome = paid && payment && isUnsettled(payment.state) ? "success" : "failed";
    simulator.control.settle(Number(quote.trId), outcome);
  }
}
