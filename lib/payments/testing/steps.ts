import { subscribe } from "node:diagnostics_channel";
import { ClientRequest } from "node:http";
import { StatementSync } from "node:sqlite";
import pg from "pg";

/** The steps of a payment at which a process can end or freeze, in order. */
export type Step =
  | "before_claim_commit"
  | "after_claim_commit"
  | "connecting"
  | "before_first_byte"
  | "after_bytes_sent"
  | "after_reply"
  | "before_outcome_commit"
  | "after_outcome_commit";

type Reach = (step: Step) => void;

/**
 * Reports each step at the moment this process reaches it. Steps are seen from below, in database statements and requests to the biller, so
 * the code under test needs no hooks.
 */
export function watchSteps(reach: Reach): void {
  watchSqlite(reach);
  watchPostgres(reach);
  watchBiller(reach);
}

/** A transaction is recognised by what it writes: a claim inserts an attempt, an outcome updates one. */
const WRITES = { claim: 'insert into "attempts"', outcome: 'update "attempts"' } as const;
type Writing = keyof typeof WRITES;

/** Runs one statement, reporting before and after a commit that counts. */
function watchStatements(reach: Reach) {
  const writing = new WeakMap<object, Writing>();
  return <T>(connection: object, statement: string, run: () => T): T => {
    if (statement.startsWith(WRITES.claim)) writing.set(connection, "claim");
    if (statement.startsWith(WRITES.outcome)) writing.set(connection, "outcome");
    if (statement.startsWith("begin")) writing.delete(connection);
    const what = statement === "commit" ? writing.get(connection) : undefined;
    if (!what) return run();
    reach(`before_${what}_commit`);
    const result = run();
    const done = () => reach(`after_${what}_commit`);
    if (result instanceof Promise) void result.then(done, () => {});
    else done();
    return result;
  };
}

/** A process has one writing connection. */
function watchSqlite(reach: Reach): void {
  const watch = watchStatements(reach);
  const { run } = StatementSync.prototype;
  StatementSync.prototype.run = function (...values) {
    return watch(StatementSync, this.sourceSQL, () => Reflect.apply(run, this, values));
  };
}

function watchPostgres(reach: Reach): void {
  const watch = watchStatements(reach);
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...words: unknown[]) {
    return watch(this, String(words[0]), () => Reflect.apply(query, this, words));
  } as typeof query;
}

function watchBiller(reach: Reach): void {
  subscribe("net.client.socket", () => reach("connecting"));
  const { end } = ClientRequest.prototype;
  ClientRequest.prototype.end = function (this: ClientRequest, ...words: unknown[]) {
    const finish = () => Reflect.apply(end, this, words);
    if (!String(words[0]).includes("pay-pasca")) return finish();
    reach("before_first_byte");
    this.prependOnceListener("response", (reply) => reply.prependOnceListener("end", () => reach("after_reply")));
    const finished = finish();
    reach("after_bytes_sent");
    return finished;
  } as typeof end;
}
