import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { OPERATOR, type Role } from "#lib/domain/roles.ts";
import { CommandError, type Maintenance } from "./command.ts";

/** Creates a user. The password is read from standard input, because everyone on the machine can read arguments. */
export async function addUser({ auth }: Maintenance, words: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { role: { type: "string" }, name: { type: "string" } },
  });
  const [username, ...others] = positionals;
  if (!username || others.length > 0) throw new CommandError("name one user: user add NAME --role cashier|supervisor");
  if (values.role !== "cashier" && values.role !== "supervisor")
    throw new CommandError("--role wants cashier or supervisor");
  if (process.stdin.isTTY) console.error("Password (end with Enter and Ctrl-D):");
  const password = (await text(process.stdin)).replace(/\r?\n$/, "");
  const made = await auth.createUser(
    { username, name: values.name ?? username, password, role: values.role as Role },
    OPERATOR,
  );
  if (!made.ok) throw new CommandError(explain(made.error.params?.reason ?? made.error.code));
  console.log(`${username} (${values.role}) can sign in now.`);
}

/** Helps a supervisor who lost their second factor; the person who may run this owns the machine. */
export async function resetFactor({ auth }: Maintenance, words: string[]): Promise<void> {
  const [username, ...others] = words;
  if (!username || others.length > 0) throw new CommandError("name one user: user reset-factor NAME");
  const reset = await auth.resetFactors(username, OPERATOR);
  if (!reset.ok) throw new CommandError("there is no user of this name");
  console.log(`${username} signs in with the password alone now; every session of theirs has ended.`);
}

function explain(reason: string | number): string {
  switch (reason) {
    case "username_taken":
      return "a user of this name exists already";
    case "username_invalid":
      return "a user name has 3 to 32 of the letters a-z, digits, dot, dash and underscore";
    case "name_invalid":
      return "the full name is empty or too long";
    case "password_too_short":
      return "the password is too short: at least 8 characters";
    case "password_too_long":
      return "the password is too long: at most 128 characters";
    case "password_is_username":
      return "the password must not be the user name";
    case "password_common":
      return "the password is one that everybody tries first; choose another";
    default:
      return `refused: ${reason}`;
  }
}
