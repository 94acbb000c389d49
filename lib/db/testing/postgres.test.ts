import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import pg from "pg";
import { expect, test } from "vitest";
import { startPostgres } from "./postgres.ts";
import { postgresBinaries } from "./postgres-binaries.ts";

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query("select 1 as one")).rows[0].one === 1;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

test("a temporary PostgreSQL answers until it is stopped", async () => {
  const postgres = await startPostgres();
  expect(await answers(postgres.url)).toBe(true);
  await postgres.stop();
  expect(await answers(postgres.url)).toBe(false);
});

test("it is gone when the process that started it has been killed", async () => {
  const program = `
    import { startPostgres } from ${JSON.stringify(new URL("./postgres.ts", import.meta.url).href)};
    process.stdout.write((await startPostgres()).url, () => process.kill(process.pid, "SIGKILL"));`;
  // The server's keeper shares its error stream, so the end of this stream is the end of the server.
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "pipe"] });
  const [url, said] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  expect(said).toBe("");
  expect(url).toMatch(/^postgres:/);
  expect(await answers(url)).toBe(false);
});

test("a machine without PostgreSQL is told what to install", () => {
  expect(() => postgresBinaries("", [])).toThrow("apt-get install postgresql");
});
