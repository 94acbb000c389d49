import { secretsOf } from "#lib/server/secrets.ts";
import type { Branch } from "./branch.ts";
import { createChainReader } from "./read-chain.ts";
import { readRecords } from "./read-records.ts";

const SETTLED = new Set(["success", "failed", "cancelled", "not_received", "not_sent"]);

/**
 * The judge of all faults, over everything that a branch's processes did; returns what is wrong, in words. Nothing is executed twice, no
 * attempt sends twice, and a settled payment is `success` exactly when the biller took the money.
 */
export async function judge({ ledger, url, env, simulator }: Branch): Promise<string[]> {
  const database = await ledger();
  const { payments, attempts } = await readRecords(database);
  const { journal } = simulator;
  const executed = new Set(journal.executed.map(({ trId }) => String(trId)));
  const known = new Set(payments.map(({ trId }) => String(trId)));
  const wrong: string[] = [];
  const bills = journal.executed.filter(({ how }) => how !== "settled").map(({ hp, period }) => `${hp} ${period}`);
  for (const bill of new Set(bills)) {
    const times = bills.filter((other) => other === bill).length;
    if (times > 1) wrong.push(`${bill} was executed ${times} times`);
  }
  for (const pay of journal.requestsOf("pay-pasca")) {
    if (!known.has(String(pay.trId))) wrong.push(`${pay.trId} was sent and is not in the ledger`);
  }
  for (const { trId, state, attempt } of payments) {
    const sent = journal.requestsOf("pay-pasca", trId).length;
    if (sent > attempt || attempts.get(trId)?.length !== attempt) {
      wrong.push(`${trId} was sent ${sent} times in ${attempts.get(trId)?.length} of ${attempt} attempts`);
    }
    if (!SETTLED.has(state)) wrong.push(`${trId} is still ${state}`);
    else if ((state === "success") !== executed.has(trId)) {
      wrong.push(`${trId} is ${state}, and the biller ${executed.has(trId) ? "took" : "never took"} the money`);
    }
  }
  const { audit } = secretsOf({ authSecret: env.AUTH_SECRET, databaseUrl: url });
  const { broken } = await createChainReader(database, audit)();
  return [...wrong, ...broken];
}
