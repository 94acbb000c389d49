import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { openDatabase } from "#lib/db/connection.ts";
import { readEnvironment } from "#lib/server/environment.ts";
import { prepare } from "./prepare.ts";
import { ROOT } from "./project.mjs";

let folder: string;
let env: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "loket-user-"));
  env = { DATABASE_URL: `file:${join(folder, "ledger.db")}`, IAK_USERNAME: "0811", IAK_API_KEY: "a-key-of-ours" };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function userAdd(input: string, ...words: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["lib/cli/loket.ts", "user", "add", ...words], {
    cwd: ROOT,
    env: { ...process.env, ...env, NODE_OPTIONS: "--disable-warning=ExperimentalWarning" },
  });
  child.stdin.end(input);
  const code = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [out, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, said: out + complaints };
}

test("who is added on the command line signs in with the password from standard input; a bad one is told in a line and adds nobody", async () => {
  const rina = ["rina", "--role", "cashier", "--name", "Rina Astuti"];
  expect(await userAdd("rina\n", ...rina)).toEqual({
    code: 1,
    said: "loket: the password is too short: at least 8 characters\n",
  });
  expect(await userAdd("melati-putih-7\n", ...rina)).toEqual({ code: 0, said: "rina (cashier) can sign in now.\n" });

  const database = await openDatabase(env.DATABASE_URL ?? "");
  const { auth } = await prepare(readEnvironment(env), database);
  expect((await auth.listUsers()).map(({ username, name, role }) => [username, name, role])).toEqual([
    ["rina", "Rina Astuti", "cashier"],
  ]);
  const request = { username: "rina", password: "melati-putih-7", address: "192.0.2.1", cookies: null, userAgent: "" };
  expect((await auth.signIn(request)).ok).toBe(true);
  for (const name of ["sri", "dewi"]) await userAdd("anggrek-ungu-9", name, "--role", "supervisor");
  expect((await openAlarms(database.read, 9)).map(({ data }) => data.subject)).toMatchObject([{ username: "dewi" }]);
  await database.close();
});
