import { createHmac } from "node:crypto";
import type { Reader, Writer } from "#lib/db/connection.ts";
import type { Schema } from "#lib/db/schema.ts";
import { locked, statement } from "#lib/db/statement.ts";
import type { By } from "#lib/domain/roles.ts";

export type AuditEntry = {
  readonly at: number;
  readonly by: By;
  /** What was done, as `noun.verb`: `payment.claim`, `receipt.print`, `session.start`. */
  readonly action: string;
  /** What it was done to: a `tr_id`, a username. */
  readonly subject: string;
  readonly data?: Readonly<Record<string, unknown>>;
};

/** Appends one row to the chain, in the transaction that it records. `key` is the audit key, never stored beside the rows. */
export async function appendAudit(tx: Writer, key: Buffer, entry: AuditEntry): Promise<void> {
  const head = await holdAuditChain(tx);
  const row: Omit<Schema["auditLog"], "hash"> = {
    seq: head.seq + 1,
    at: entry.at,
    actorId: entry.by.id,
    actorName: entry.by.name,
    action: entry.action,
    subject: entry.subject,
    data: JSON.stringify(entry.data ?? {}),
    previousHash: head.hash,
  };
  const hash = auditHash(key, row);
  await insertRow(tx, { ...row, hash });
  await moveHead(tx, { seq: row.seq, hash });
}

const insertRow = statement((tx: Writer, row: Schema["auditLog"]) => tx.query.insertInto("auditLog").values(row));

const moveHead = statement((tx: Writer, head: { seq: number; hash: string }) =>
  tx.query.updateTable("auditHead").set(head).where("id", "=", 1),
);

/** Locks the chain until the transaction ends, and returns its head. */
export async function holdAuditChain(tx: Writer): Promise<Schema["auditHead"]> {
  const [head] = (await heldHead(tx, {})).rows;
  if (!head) throw new Error("the audit log has no head");
  return head;
}

const heldHead = statement((tx: Writer, _: object) => locked(tx, tx.query.selectFrom("auditHead").selectAll()));

/** A row of the log with its hash, which covers that row and all before it. */
export type AuditPlace = { readonly seq: number; readonly hash: string };

/** The chain's head. */
export function readAuditHead(from: Reader): Promise<AuditPlace> {
  return from.query.selectFrom("auditHead").select(["seq", "hash"]).executeTakeFirstOrThrow();
}

const CODE_LETTERS = 16;

/** A row as people note it down: `1204:9f3a-0b1c-77d2-e410`, its number and the first 64 bits of its hash. */
export function auditCode({ seq, hash }: AuditPlace): string {
  return `${seq}:${hash.slice(0, CODE_LETTERS).replace(/(.{4})(?=.)/g, "$1-")}`;
}

/** Reads what `auditCode` wrote, also with the whole hash; else null. */
export function readAuditCode(text: string): AuditPlace | null {
  const [, seq, code = ""] = /^(\d{1,15}):([0-9a-f-]+)$/i.exec(text.trim()) ?? [];
  const hash = code.replaceAll("-", "").toLowerCase();
  return seq !== undefined && hash.length >= CODE_LETTERS ? { seq: Number(seq), hash } : null;
}

/** HMAC-SHA-256 over every field in a fixed order, including the previous hash. */
export function auditHash(key: Buffer, row: Omit<Schema["auditLog"], "hash">): string {
  const fields = [row.seq, row.at, row.actorId, row.actorName, row.action, row.subject, row.data, row.previousHash];
  return createHmac("sha256", key).update(JSON.stringify(fields)).digest("hex");
}
