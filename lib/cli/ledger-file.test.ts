import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { holdForServer } from "./ledger-file.ts";
import { ROOT } from "./project.mjs";

const folder = mkdtempSync(join(tmpdir(), "loket-held-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("two servers never run on one file, commands may beside one, and who was killed holds it no longer", async () => {
  const file = join(folder, "new", "ledger.db");
  const program = `
    import { holdForServer } from ${JSON.stringify(import.meta.resolve("./ledger-file.ts"))};
    holdForServer(${JSON.stringify(file)}, "process 7, http://localhost:3000");
    console.log("held");
    setInterval(() => {}, 1_000);
  `;
  const first = spawn(process.execPath, [
    "--disable-warning=ExperimentalWarning",
    "--input-type=module",
    "-e",
    program,
  ]);
  onTestFinished(() => void first.kill("SIGKILL"));
  await once(first.stdout, "data");
  const refused =
    "another Loket runs on this ledger (process 7, http://localhost:3000); stop it, or give this one a DATABASE_URL of its own";
  expect(run(file, "serve.ts")).toEqual({ status: 1, said: `Loket: DATABASE_URL: ${refused}\n` });
  expect(run(file, "loket.ts", "backup", join(folder, "copy"))).toMatchObject({ status: 0 });
  first.kill("SIGKILL");
  await once(first, "exit");
  const release = holdForServer(file, "process 8");
  expect(() => holdForServer(file, "process 9")).toThrow("process 8");
  release();
  holdForServer(file, "process 9")();
});

/** A program of ours with its ledger in this file; the time limit is for a server that starts after all. */
function run(file: string, program: string, ...words: string[]) {
  const args = ["--disable-warning=ExperimentalWarning", `lib/cli/${program}`, ...words];
  const env = {
    NODE_ENV: "production",
    IAK_USERNAME: "0811",
    IAK_API_KEY: "key",
    DATABASE_URL: `file:${file}`,
  } as const;
  const options = { cwd: ROOT, env, encoding: "utf8", timeout: 60_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  return { status, said: stdout + stderr };
}

test("a folder that cannot be written is told in one line", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(() => holdForServer(join(file, "ledger.db"), "process 7")).toThrow(
    /^DATABASE_URL: the ledger's folder cannot be written: .*$/,
  );
});
