import { Worker } from "node:worker_threads";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  DummyDriver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { OfficeAsk, OfficeTold } from "./office-worker.ts";
import { createThread } from "./thread.ts";

/** One for all ledgers of the process. */
const thread = createThread<OfficeAsk, OfficeTold>(() => new Worker(new URL("./office-worker.ts", import.meta.url)));
let opened = 0;

/**
 * Reads a SQLite file on a thread of its own, one statement after another, so that a long one does not hold up a payment. There are no
 * transactions: each statement sees everything that was committed before it.
 */
export function officeDialect(file: string): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new OfficeDriver(file),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class OfficeDriver extends DummyDriver implements DatabaseConnection {
  readonly #place: Pick<OfficeAsk, "connection" | "file">;

  constructor(file: string) {
    super();
    this.#place = { connection: opened++, file };
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return this;
  }

  override async beginTransaction(): Promise<void> {
    throw new Error("the office has no transactions");
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const told = await thread.ask({ ...this.#place, statement: { sql, parameters } });
    if ("fault" in told) throw Object.assign(new Error(told.fault.message), told.fault);
    return { rows: told.rows as Row[] };
  }

  streamQuery(): never {
    throw new Error("the office reads pages by key, so that no statement stays open");
  }

  override async destroy(): Promise<void> {
    await thread.ask({ ...this.#place, statement: null });
  }
}
