import { createHmac } from "node:crypto";
import type { Database } from "#lib/db/connection.ts";
import { AUDIT_KEY } from "./loket-process.ts";

/** `to`: the state to which the row says a payment moved, if it did. */
export type Audited = { readonly at: number; readonly action: string; readonly to: string | null };
export type Chain = { readonly broken: readonly string[]; readonly audits: ReadonlyMap<string, readonly Audited[]> };

/** Continues reading the audit log where it last stopped, and verifies the chain with its own arithmetic, not with the log's. */
export function createChainReader({ read }: Database, key: Buffer = AUDIT_KEY): () => Promise<Chain> {
  const audits = new Map<string, Audited[]>();
  let seq = 0;
  let hash = "";
  return async () => {
    const rows = await read.query.selectFrom("auditLog").selectAll().where("seq", ">", seq).orderBy("seq").execute();
    for (const row of rows) {
      const fields = [row.seq, row.at, row.actorId, row.actorName, row.action, row.subject, row.data, row.previousHash];
      const made = createHmac("sha256", key).update(JSON.stringify(fields)).digest("hex");
      if (row.seq !== seq + 1 || row.previousHash !== hash || row.hash !== made) {
        return { broken: [`audit row ${row.seq} is broken`], audits };
      }
      seq = row.seq;
      hash = row.hash;
      const audited = { at: row.at, action: row.action, to: toOf(row.action, row.data) };
      audits.set(row.subject, [...(audits.get(row.subject) ?? []), audited]);
    }
    const head = await read.query.selectFrom("auditHead").selectAll().executeTakeFirstOrThrow();
    const ends = head.seq === seq && head.hash === hash;
    return { broken: ends ? [] : [`the audit log ends at ${seq}, its head says ${head.seq}`], audits };
  };
}

function toOf(action: string, data: string): string | null {
  // What a correction moves is the method or the cashier.
  if (action === "payment.corrected") return null;
  return action === "payment.claim" || action === "payment.send_again" ? "sending" : (JSON.parse(data).to ?? null);
}
