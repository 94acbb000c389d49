import { type AuthOptions, createAuth } from "#lib/auth/people.ts";
import type { Database } from "#lib/db/connection.ts";
import { migrate } from "#lib/db/migrate.ts";
import type { Environment } from "#lib/server/environment.ts";
import { refuseForeignLedger } from "#lib/server/own-ledger.ts";
import { secretsOf } from "#lib/server/secrets.ts";
import type { Maintenance } from "./command.ts";
import { DEMO_ACCOUNT } from "./simulator-process.ts";

/** Migrates an opened ledger for a command. Throws an EnvironmentError when it belongs to another mode or account. */
export async function prepare(
  environment: Environment,
  database: Database,
  { now = Date.now, passwords }: Partial<Pick<AuthOptions, "now" | "passwords">> = {},
): Promise<Maintenance> {
  await migrate(database);
  const account = environment.iak ?? DEMO_ACCOUNT;
  await refuseForeignLedger(database, environment.mode, account.username, now());
  const secrets = secretsOf(environment);
  const { appUrl } = environment;
  const options = { database, appUrl, now, secret: secrets.sessions, auditKey: secrets.audit };
  const auth = createAuth({ ...options, ...(passwords && { passwords }) });
  return { environment, database, secrets, auth, auditKey: secrets.audit };
}
