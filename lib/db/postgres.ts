import { PostgresDialect } from "kysely";
import pg from "pg";

const INT8 = 20;

/**
 * A pool for PostgreSQL. `int8` is read as an integer; one that JavaScript cannot hold exactly is refused, because here it would be money.
 */
export function openPostgres(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: "loket",
    // For statements this short, compiling takes longer than running.
    options: "-c jit=off",
    types: {
      getTypeParser: (oid, format) =>
        oid === INT8 && format !== "binary" ? safeInteger : pg.types.getTypeParser(oid, format),
    },
  });
  // The server closed an idle connection: the pool replaces it, and the next query reports an absent server.
  pool.on("error", () => {});
  // A connection that breaks between two queries of a transaction; an unhandled error event would end the process.
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

export function postgresDialect(pool: pg.Pool): PostgresDialect {
  return new PostgresDialect({ pool });
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer out of range in the database: ${text}`);
  return value;
}
