import { PostgresDialect } from "kysely";
import pg from "pg";

const INT8 = 20;

/**
 * A pool for PostgreSQL. `int8` comes back as an integer; one that JavaScript cannot hold exactly is refused rather than rounded,
 * because here it would be money.
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
    // Of statements as short as ours the compiling takes longer than the work.
    options: "-c jit=off",
    types: {
      getTypeParser: (oid, format) =>
        oid === INT8 && format !== "binary" ? safeInteger : pg.types.getTypeParser(oid, format),
    },
  });
  // An idle connection that the server closed: the pool replaces it, and the next query tells if the server is away.
  pool.on("error", () => {});
  // One that breaks between two queries of a transaction tells nobody else, and an error that nobody listens to ends the process.
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
