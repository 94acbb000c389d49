import type { PaymentStatus } from "./ledger.ts";
import type { Subject } from "./request.ts";
import type { Fields } from "./wire.ts";

/**
 * What goes wrong with one request. Two questions are kept apart, because telling them apart is the whole difficulty of a payment: was it
 * done, and what did the client hear?
 */
export type Fault = {
  /** Before execution: milliseconds, or until a control call releases it. */
  waitMs?: number | "released";
  /**
   * `normally`: as without a fault; `never`: the request was lost on its way; `later`: after `executeAfterMs` or when released, while the
   * reply goes out now; `pending`: a payment booked as in process for ever; `fails`: one booked as failed.
   */
  execute?: "normally" | "never" | "later" | "pending" | "fails";
  /** With `later`; by default it waits for a release. */
  executeAfterMs?: number;
  /** With `fails`; 37 by default. */
  payCode?: string;
  /** After execution, before the reply. */
  holdReplyMs?: number | "released";
  /** `truth` by default, or `hang` if there is no truth to tell. */
  reply?: ReplyFault;
  /** The reply's Date header minus the biller's time, in milliseconds. */
  dateOffsetMs?: number;
};

export type ReplyFault =
  | { kind: "truth" }
  /** No reply; the connection stays open. */
  | { kind: "hang" }
  /** A TCP reset. */
  | { kind: "reset" }
  /** The headers and the first bytes (half by default), then the connection closes. */
  | { kind: "cut"; bytes?: number }
  /** One byte at a time, one a second by default. */
  | { kind: "drip"; everyMs?: number }
  /** A JSON reply of 50 MB by default. */
  | { kind: "huge"; bytes?: number }
  /** Any HTTP status with a canned body (`html` by default) or the given text. */
  | { kind: "http"; status: number; body?: CannedBody; text?: string; headers?: Record<string, string> }
  /** 307 by default. */
  | { kind: "redirect"; location: string; status?: number }
  /** HTTP 400 with `error_details`. */
  | { kind: "bad-request"; responseCode?: string; details?: Fields }
  /** A well-formed reply with this response code, whatever is true. */
  | { kind: "code"; responseCode: string; message?: string }
  /** A check-status reply with this status, with its own code by default. */
  | { kind: "status"; status: PaymentStatus; responseCode?: string }
  /** The true reply with these fields merged in (`desc` member by member) and others left out. */
  | { kind: "change"; fields?: Fields; remove?: string[] }
  /** An inquiry answered with the previous inquiry's `tr_id`. */
  | { kind: "same-tr-id" }
  /** An XML reply to a JSON request: the true one, or an error if a code is given. */
  | { kind: "xml"; responseCode?: string };

export type CannedBody = "html" | "empty" | "object" | "list";

/**
 * The requests that a fault meets; absent criteria match everything. Rules are tried in order, so a list of rules with `times` is a
 * sequence.
 */
export type FaultRule = {
  command?: string;
  hp?: string;
  trId?: number | string;
  refId?: string;
  /** Matching requests that first pass unharmed. */
  skip?: number;
  /** How many it then meets; unlimited by default. */
  times?: number;
  fault: Fault;
};

const EXECUTES = ["normally", "never", "later", "pending", "fails"];
const KINDS = new Set<string>([
  ...["truth", "hang", "reset", "cut", "drip", "huge", "http", "redirect", "bad-request"],
  ...["code", "status", "change", "same-tr-id", "xml"],
]);

export class FaultList {
  #rules: (FaultRule & { skip: number; times: number })[] = [];

  /** Adds rules after the existing ones. Throws for an impossible rule: a test must not pass because of a typing error. */
  add(rules: FaultRule[]): void {
    for (const rule of rules) check(rule);
    this.#rules.push(...rules.map((rule) => ({ ...rule, skip: rule.skip ?? 0, times: rule.times ?? Infinity })));
  }

  clear(): void {
    this.#rules = [];
  }

  get size(): number {
    return this.#rules.length;
  }

  /** The fault for a request, used up once. */
  take(subject: Subject): Fault | null {
    for (const rule of this.#rules) {
      if (!matches(rule, subject)) continue;
      if (rule.skip > 0) {
        rule.skip -= 1;
      } else if (rule.times > 0) {
        rule.times -= 1;
        return rule.fault;
      }
    }
    return null;
  }
}

function matches(rule: FaultRule, subject: Subject): boolean {
  if (rule.command !== undefined && rule.command !== "*" && rule.command !== subject.command) return false;
  if (rule.hp !== undefined && rule.hp !== subject.hp) return false;
  if (rule.trId !== undefined && Number(rule.trId) !== subject.trId) return false;
  return rule.refId === undefined || rule.refId === subject.refId;
}

function check(rule: FaultRule): void {
  const { execute = "normally", reply } = rule.fault ?? {};
  if (typeof rule.fault !== "object") throw new Error("a fault rule needs a fault");
  if (!EXECUTES.includes(execute)) throw new Error(`no such way to execute: ${execute}`);
  if (reply && !KINDS.has(reply.kind)) throw new Error(`no such kind of reply: ${reply.kind}`);
  if (reply?.kind === "truth" && (execute === "never" || execute === "later")) {
    throw new Error(`executed ${execute}: there is no truth to tell yet`);
  }
}
