const BOUNCER = "options, statement_timeout, idle_in_transaction_session_timeout";

/** Remedies by the code or message with which a database refuses Loket; messages where drivers and poolers have no code. */
const REMEDIES: readonly (readonly [refusal: RegExp, remedy: string])[] = [
  [/unsupported startup parameter/, `set in pgbouncer.ini: ignore_startup_parameters = ${BOUNCER}`],
  [/no pg_hba\.conf entry/, "let its role in by pg_hba.conf, with TLS by sslmode=verify-full"],
  [/^(28P01|28000) /, "name and password in it are not those of a role that may sign in"],
  [/^3D000 /, "create this database first, or name another in it"],
  // Kysely looks for its own table after PostgreSQL refused to create it, and reports only that.
  [
    /^42501 |relation "kysely_migration\w*" does not exist/,
    "let its role make tables: grant create on schema public to that role",
  ],
  [/disk is full|disk I\/O error/, "the disk of its folder is full, or broken"],
  [/does not support SSL/, "the server speaks no TLS: leave out sslmode, or set sslmode=disable"],
  [
    /self-signed|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS/,
    "give the certificate's own CA: sslmode=verify-full&sslrootcert=/path/to/ca.pem",
  ],
  [
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|timeout exceeded/,
    "no PostgreSQL answers there: start it, or mend host and port in it",
  ],
];

/** What to do about a ledger that cannot be opened, in a few words. */
export function remedyFor(error: unknown): string {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  const remedy = REMEDIES.find(([refusal]) => refusal.test(`${code} ${message}`))?.[1];
  return remedy ?? "the ledger cannot be opened";
}
