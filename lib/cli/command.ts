import type { createAuth } from "#lib/auth/people.ts";
import type { Database } from "#lib/db/connection.ts";
import type { Environment } from "#lib/server/environment.ts";
import { type Secrets, secretsOf } from "#lib/server/secrets.ts";

/** What a maintenance command works on: the same ledger and secrets as the server's. */
export type Maintenance = {
  readonly environment: Environment;
  readonly database: Database;
  readonly auth: ReturnType<typeof createAuth>;
  readonly secrets: Secrets;
  readonly auditKey: Buffer;
};

/** A command's own error, in one line. */
export class CommandError extends Error {}

/** The key of the audit log's HMAC chain, for commands that write or verify rows. */
export function auditKeyOf(environment: Environment): Buffer {
  return secretsOf(environment).audit;
}

/** The one file that a command's words must name. */
export function oneFile(words: string[], usage: string): string {
  const [file, ...others] = words;
  if (!file || others.length > 0) throw new CommandError(`name one file: ${usage}`);
  return file;
}
