import { createAuth } from "#lib/auth/people.ts";
import { type Database, openDatabase } from "#lib/db/connection.ts";
import { migrate } from "#lib/db/migrate.ts";
import { type Environment, EnvironmentError, readEnvironment } from "#lib/server/environment.ts";
import { refuseForeignLedger } from "#lib/server/own-ledger.ts";
import { secretsOf } from "#lib/server/secrets.ts";
import { auditVerify } from "./audit-verify.ts";
import { backup } from "./backup.ts";
import { CommandError, type Maintenance } from "./command.ts";
import { DEMO_ACCOUNT } from "./demo-biller.ts";
import { reconcileLedger } from "./reconcile.ts";
import { restore } from "./restore.ts";
import { setOutlet } from "./set-outlet.ts";
import { addUser } from "./user-add.ts";

type Run = (environment: Environment, words: string[]) => Promise<void>;

/** Each command by its one or two words. */
const COMMANDS: Readonly<Record<string, { readonly usage: string; readonly run: Run }>> = {
  "user add": {
    usage: 'user add NAME --role cashier|supervisor [--name "FULL NAME"]   (password on standard input)',
    run: onLedger(addUser),
  },
  "outlet set": {
    usage: 'outlet set [--name "…"] [--address "…"] [--phone "…"] [--footer "…"] [--zone WIB|WITA|WIT]',
    run: onLedger(setOutlet),
  },
  "audit verify": { usage: "audit verify", run: onLedger(auditVerify) },
  backup: { usage: "backup FILE   (Loket may go on running)", run: onLedger(backup) },
  restore: { usage: "restore FILE   (Loket must be stopped)", run: restore },
  reconcile: { usage: "reconcile", run: onLedger(reconcileLedger) },
};

async function main(words: string[]): Promise<void> {
  const named = [2, 1].map((count) => words.slice(0, count).join(" ")).find((name) => name in COMMANDS);
  const command = named === undefined ? undefined : COMMANDS[named];
  if (!named || !command) {
    const usages = Object.values(COMMANDS).map(({ usage }) => `  npm run loket -- ${usage}`);
    throw new CommandError(
      `${words[0] ? `no such command: ${words.join(" ")}` : "which command?"}\n${usages.join("\n")}`,
    );
  }
  await command.run(readEnvironment(process.env), words.slice(named.split(" ").length));
}

/** Runs a command on the opened ledger, and closes it whatever happens. */
function onLedger(work: (loket: Maintenance, words: string[]) => Promise<void>): Run {
  return async (environment, words) => {
    const database = await openDatabase(environment.databaseUrl);
    try {
      await work(await prepare(environment, database), words);
    } finally {
      await database.close();
    }
  };
}

async function prepare(environment: Environment, database: Database): Promise<Maintenance> {
  await migrate(database);
  const account = environment.iak ?? DEMO_ACCOUNT;
  await refuseForeignLedger(database, environment.mode, account.username, Date.now());
  const secrets = secretsOf(environment);
  const secureCookies = environment.appUrl.startsWith("https:");
  const options = { database, secureCookies, now: Date.now, secret: secrets.sessions, auditKey: secrets.audit };
  return { environment, database, secrets, auth: createAuth(options), auditKey: secrets.audit };
}

main(process.argv.slice(2)).catch((error) => {
  const expected = error instanceof CommandError || error instanceof EnvironmentError;
  console.error(expected ? `loket: ${error.message}` : error);
  process.exit(1);
});
