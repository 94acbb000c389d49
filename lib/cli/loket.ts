import { openDatabase } from "#lib/db/connection.ts";
import { NewerLedgerError } from "#lib/db/migrate.ts";
import { ToolError } from "#lib/server/backups/postgres-tools.ts";
import { type Environment, EnvironmentError, readEnvironment } from "#lib/server/environment.ts";
import { AUDIT_VERIFY_USAGE, auditVerify } from "./audit-verify.ts";
import { backup } from "./backup.ts";
import { CommandError, type Maintenance } from "./command.ts";
import { listLicences } from "./licences.ts";
import { prepare } from "./prepare.ts";
import { reconcileLedger } from "./reconcile.ts";
import { restore } from "./restore.ts";
import { SEED_USAGE, seed } from "./seed.ts";
import { LOGO_USAGE, setLogo } from "./set-logo.ts";
import { setOutlet } from "./set-outlet.ts";
import { addUser, resetFactor } from "./users.ts";
import { verify } from "./verify.ts";

type Run = (environment: Environment, words: string[]) => Promise<void>;

/** Each command by its one or two words. */
const COMMANDS: Readonly<Record<string, { readonly usage: string; readonly run: Run }>> = {
  "user add": {
    usage: 'user add NAME --role cashier|supervisor [--name "FULL NAME"]   (password on standard input)',
    run: onLedger(addUser),
  },
  "user reset-factor": {
    usage: "user reset-factor NAME   (takes a lost second factor away)",
    run: onLedger(resetFactor),
  },
  "outlet set": {
    usage: 'outlet set [--name "…"] [--address "…"] [--phone "…"] [--footer "…"] [--zone WIB|WITA|WIT]',
    run: onLedger(setOutlet),
  },
  "outlet logo": { usage: LOGO_USAGE, run: onLedger(setLogo) },
  "audit verify": { usage: AUDIT_VERIFY_USAGE, run: onLedger(auditVerify) },
  verify: { usage: "verify   (Loket may go on running)", run: onLedger(verify) },
  backup: { usage: "backup FILE   (Loket may go on running)", run: onLedger(backup) },
  restore: { usage: "restore FILE   (Loket must be stopped)", run: restore },
  seed: { usage: SEED_USAGE, run: seed },
  licences: { usage: "licences", run: listLicences },
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

/** Runs a command on the opened ledger, and closes it in any case. */
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

main(process.argv.slice(2)).catch((error) => {
  const expected = [CommandError, EnvironmentError, NewerLedgerError, ToolError].some((kind) => error instanceof kind);
  console.error(expected ? `loket: ${error.message}` : error);
  process.exit(1);
});
