import { appendFileSync } from "node:fs";
import type { Fault } from "./faults.ts";
import type { Execution, Inquiry, Ledger } from "./ledger.ts";
import type { BillerRequest, Subject } from "./request.ts";

/** A request that reached the simulator, whatever its result. Recorded on arrival, so that lost ones count too. */
export type RequestEntry = Subject & {
  seq: number;
  at: number;
  path: string;
  format: string;
  /** As received, without the signature. */
  fields: Record<string, string> | null;
  /** The connection it came on: two requests with one number shared a kept-alive connection. */
  connection: number;
  /** The fault that met it. */
  fault: Fault | null;
  price: number | null;
  sellingPrice: number | null;
  /** Whether this request took money, at once or late. */
  executed: boolean;
  /** For a payment of an already paid bill: the `tr_id` that paid it. A Loket that keeps its promises never causes one. */
  duplicateOf: number | null;
  /** The simulator's decision, whatever the reply then said; null while undecided. */
  responseCode: string | null;
  balanceAfter: number | null;
};

/** Everything asked and paid; for tests, the truth. */
export class Journal {
  readonly requests: RequestEntry[] = [];
  #ledger: Ledger;
  #file: string | undefined;
  #waiting = new Set<() => void>();

  constructor(ledger: Ledger, file?: string) {
    this.#ledger = ledger;
    this.#file = file;
  }

  /** Every movement of money, oldest first, including earlier runs on the same state file. */
  get executed(): readonly Execution[] {
    return this.#ledger.state.executed;
  }

  get balance(): number {
    return this.#ledger.state.balance;
  }

  /** The requests of one command, and of one `tr_id` if given. */
  requestsOf(command: string, trId?: number | string): RequestEntry[] {
    const about = trId === undefined ? undefined : Number(trId);
    return this.requests.filter((entry) => entry.command === command && (about === undefined || entry.trId === about));
  }

  receive(
    at: number,
    request: BillerRequest,
    subject: Subject,
    connection: number,
    fault: Fault | null,
    inquiry?: Inquiry,
  ): RequestEntry {
    const { sign: _sign, ...fields } = request.fields ?? {};
    const entry: RequestEntry = {
      seq: this.requests.length + 1,
      at,
      ...subject,
      path: request.path,
      format: request.format,
      fields: request.fields && fields,
      connection,
      fault,
      price: inquiry?.bill.price ?? null,
      sellingPrice: inquiry?.bill.sellingPrice ?? null,
      executed: false,
      duplicateOf: null,
      responseCode: null,
      balanceAfter: null,
    };
    this.requests.push(entry);
    this.#tell("request", entry);
    return entry;
  }

  /** Adds later knowledge about a request. */
  note(seq: number, known: Partial<RequestEntry>): void {
    const entry = this.requests[seq - 1];
    if (!entry) return;
    Object.assign(entry, known);
    this.#tell("noted", { seq, ...known });
  }

  noteExecution(execution: Execution): void {
    if (execution.requestSeq !== null) {
      this.note(execution.requestSeq, { executed: true, balanceAfter: execution.balanceAfter });
    }
    this.#tell("executed", execution);
  }

  /** Resolves as soon as the journal meets `holds`: tests await this instead of sleeping. */
  async waitFor(holds: (journal: Journal) => boolean): Promise<void> {
    if (holds(this)) return;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!holds(this)) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  #tell(event: string, about: object): void {
    if (this.#file) appendFileSync(this.#file, `${JSON.stringify({ event, ...about })}\n`);
    for (const look of [...this.#waiting]) look();
  }
}
