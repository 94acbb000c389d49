import type { CustomerNumber } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import type { RequestEntry } from "#lib/simulator/journal.ts";
import type { Simulator } from "#lib/simulator/start.ts";
import type { Counter } from "./counter.ts";
import { type Chain, createChainReader } from "./read-chain.ts";
import { wrongProofs } from "./read-proofs.ts";
import { type Records, readRecords } from "./read-records.ts";

/** Finds broken promises in ledger and journal. Each is returned in words; an empty list means that all were kept. */
export type Oracle = {
  /** At any time; for the bills of some numbers, or all. */
  readonly look: (hps?: readonly CustomerNumber[]) => Promise<string[]>;
  /** Once nothing is due any more, so that the truth is known. */
  readonly lookWhenSettled: (hps?: readonly CustomerNumber[]) => Promise<string[]>;
};

export function createOracle({ database, simulator }: Pick<Counter, "database" | "simulator">): Oracle {
  const readChain = createChainReader(database);
  const look = async (hps?: readonly CustomerNumber[]) => {
    const records = await readRecords(database, hps);
    const chain = await readChain();
    const bills = billsOf(simulator, records);
    return [
      ...records.payments.flatMap((payment) => [
        ...wrongStory(payment, records, chain),
        ...wrongMoney(payment, records),
        ...wrongProofs(payment, records),
        ...wrongRequests(payment, records, simulator),
      ]),
      ...unsettledTwice(records.payments),
      ...[...bills].flatMap(([bill, executed]) => (executed > 1 ? [`${bill} was paid ${executed} times`] : [])),
      ...chain.broken,
    ];
  };
  return {
    look,
    async lookWhenSettled(hps) {
      const { payments } = await readRecords(database, hps);
      const wrong = payments.flatMap(({ trId, state }) => {
        const executed = isExecuted(simulator, trId);
        if (executed && state !== "success") return [`${trId} is ${state} although the biller took the money`];
        const final = state === "success" || state === "failed" || state === "cancelled";
        return final ? [] : [`${trId} is still ${state} when nothing is due any more`];
      });
      return [...(await look(hps)), ...wrong];
    },
  };
}

function isExecuted({ journal }: Simulator, trId: string): boolean {
  return journal.executed.some((execution) => execution.trId === Number(trId));
}

/** How often each bill (number and period) was executed for a request of ours; bills settled by the biller itself don't count. */
function billsOf({ journal }: Simulator, { payments }: Records): Map<string, number> {
  const hps = new Set<string>(payments.map(({ hp }) => hp));
  const bills = new Map<string, number>();
  for (const { hp, period, how } of journal.executed) {
    if (hps.has(hp) && how !== "settled") bills.set(`${hp} ${period}`, (bills.get(`${hp} ${period}`) ?? 0) + 1);
  }
  return bills;
}

/** Every change has its event, every change of state its audit row, and exactly the successes have receipts. */
function wrongStory(payment: Payment, records: Records, chain: Chain): string[] {
  const { trId, state, version } = payment;
  const events = records.events.get(trId) ?? [];
  const wrong: string[] = [];
  if (events.length !== version) wrong.push(`${trId} has ${events.length} events for version ${version}`);
  let before: string | null = null;
  let changes = 0;
  for (const { kind, fromState, toState, at } of events) {
    if (fromState !== before) wrong.push(`${trId}: ${kind} goes on from ${fromState}, not from ${before}`);
    if (before === "success" && toState !== "success") wrong.push(`${trId} left success`);
    const audited = chain.audits.get(trId)?.some((row) => row.at === at && row.to === toState);
    if (toState !== before) changes += 1;
    if (toState !== before && !audited) wrong.push(`${trId}: ${kind} to ${toState} is not in the audit log`);
    before = toState;
  }
  const audits = chain.audits.get(trId)?.filter(({ to }) => to !== null) ?? [];
  if (audits.length > changes) wrong.push(`${trId} changed ${changes} times, the audit log says ${audits.length}`);
  if (before !== state) wrong.push(`${trId} is ${state}, its story ends in ${before}`);
  if (records.receipts.has(trId) !== (state === "success")) wrong.push(`${trId} is ${state} and its receipt is not`);
  return wrong;
}

/** What was handed over is held, belongs to IAK and the shop, or is the customer's again; the shop's own fee counts only after success. */
function wrongMoney({ trId, state, price, ownFee, rounding, reversedAt }: Payment, records: Records): string[] {
  const lines = records.lines.get(trId) ?? [];
  const into = (account: string) =>
    lines.reduce((sum, { debit, credit, amount }) => {
      return sum + (credit === account ? amount : 0) - (debit === account ? amount : 0);
    }, 0);
  const handed = price + ownFee + rounding;
  const stands = state === "success" && reversedAt === null;
  const isSettled = state === "success" || state === "failed" || state === "cancelled";
  const found = { deposit: into("deposit") + into("commission"), fee: into("own_fee"), held: into("held") };
  const wanted = { deposit: stands ? price : 0, fee: stands ? ownFee : 0, held: isSettled ? 0 : handed };
  return JSON.stringify(found) === JSON.stringify(wanted)
    ? []
    : [`${trId} is ${state}, and its money is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
}

/** At most one request an attempt, within 5 s of its claim; none for a bill that was paid, unless there was proof that it was not. */
function wrongRequests(payment: Payment, records: Records, simulator: Simulator): string[] {
  const { trId, state } = payment;
  const attempts = records.attempts.get(trId) ?? [];
  const pays = simulator.journal.requestsOf("pay-pasca", trId);
  const wrong: string[] = [];
  if (attempts.length !== payment.attempt)
    wrong.push(`${trId} has ${attempts.length} attempts, not ${payment.attempt}`);
  if (pays.length > attempts.length) wrong.push(`${trId} was sent ${pays.length} times in ${attempts.length} attempts`);
  const free = [...attempts];
  for (const pay of pays) {
    const index = free.findIndex(({ startedAt }) => pay.at >= startedAt && pay.at < startedAt + 5_000);
    if (index === -1) wrong.push(`${trId} was sent at ${pay.at}, under no claim of the last 5 s`);
    else free.splice(index, 1);
  }
  if (state === "success" && !isExecuted(simulator, trId))
    wrong.push(`${trId} is success and the biller never took the money`);
  return [...wrong, ...pays.flatMap((pay) => wrongDuplicate(pay, records))];
}

function wrongDuplicate(pay: RequestEntry, { attempts, events }: Records): string[] {
  if (pay.duplicateOf === null) return [];
  const payer = String(pay.duplicateOf);
  if (payer === String(pay.trId)) {
    return (attempts.get(payer)?.length ?? 0) > 1 ? [] : [`${payer} was sent again without anybody asking`];
  }
  // The state of the other payment in the ledger when this one was claimed.
  const claimedAt = events.get(String(pay.trId))?.[0]?.id ?? 0;
  const known = events.get(payer)?.findLast(({ id }) => id < claimedAt)?.toState;
  const proven = known === undefined || known === "failed" || known === "cancelled";
  return proven ? [] : [`${pay.trId} was sent for a bill that ${payer}, then ${known}, has paid`];
}

function unsettledTwice(payments: readonly Payment[]): string[] {
  const seen = new Set<string>();
  return payments.flatMap(({ state, product, hp }) => {
    if (state === "success" || state === "failed" || state === "cancelled") return [];
    const bill = `${product} ${hp}`;
    if (seen.has(bill)) return [`${bill} has two unsettled payments`];
    seen.add(bill);
    return [];
  });
}
