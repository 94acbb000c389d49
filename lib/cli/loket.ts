import { createAuth } from "#lib/auth/people.ts";
import { type Database, openDatabase } from "#lib/db/connection.ts";
import { ownInstallation } from "#lib/db/installation.ts";
import { migrate } from "#lib/db/migrate.ts";
import { type Environment, EnvironmentError, readEnvironment } from "#lib/server/environment.ts";
import { deriveSecrets, keptSecret } from "#lib/server/secrets.ts";
import { CommandError, type Maintenance } from "./command.ts";
import { DEMO_ACCOUNT } from "./demo-biller.ts";
import { setOutlet } from "./set-outlet.ts";
import { addUser } from "./user-add.ts";

type Command = { readonly usage: string; readonly run: (loket: Maintenance, words: string[]) => Promise<void> };

const COMMANDS: Readonly<Record<string, Command>> = {
  "user add": {
    usage: 'user add NAME --role cashier|supervisor [--name "FULL NAME"]   (password on standard input)',
    run: addUser,
  },
  "outlet set": {
    usage: 'outlet set [--name "…"] [--address "…"] [--phone "…"] [--footer "…"] [--zone WIB|WITA|WIT]',
    run: setOutlet,
  },
};

async function main(words: string[]): Promise<void> {
  const name = words.slice(0, 2).join(" ");
  const command = COMMANDS[name];
  if (!command) {
    const usages = Object.values(COMMANDS).map(({ usage }) => `  npm run loket -- ${usage}`);
    throw new CommandError(`${name ? `no such command: ${name}` : "which command?"}\n${usages.join("\n")}`);
  }
  const environment = readEnvironment(process.env);
  const database = await openDatabase(environment.databaseUrl);
  try {
    await command.run(await prepare(environment, database), words.slice(2));
  } finally {
    await database.close();
  }
}

async function prepare(environment: Environment, database: Database): Promise<Maintenance> {
  await migrate(database);
  const account = environment.iak ?? DEMO_ACCOUNT;
  await ownInstallation(database, { mode: environment.mode, username: account.username }, Date.now());
  const secrets = deriveSecrets(environment.authSecret ?? keptSecret(environment.databaseUrl.slice("file:".length)));
  const secureCookies = environment.appUrl.startsWith("https:");
  const auth = createAuth({
    database,
    secret: secrets.sessions,
    secureCookies,
    now: Date.now,
    auditKey: secrets.audit,
  });
  return { environment, database, auth, auditKey: secrets.audit };
}

main(process.argv.slice(2)).catch((error) => {
  const expected = error instanceof CommandError || error instanceof EnvironmentError;
  console.error(expected ? `loket: ${error.message}` : error);
  process.exit(1);
});
