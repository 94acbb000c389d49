import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startSimulator } from "./start.ts";
import { askerOf } from "./testing/ask.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulator-"));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

async function run(args: string[], stdio: "ipc" | "pipe" = "pipe") {
  const env = { ...process.env, SIMULATOR_USERNAME: "123123123", SIMULATOR_API_KEY: "testkey" };
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ["ignore", "pipe", "inherit", stdio] });
  children.push(child);
  const line = await new Promise<string>((resolve) => child.stdout?.once("data", (data) => resolve(String(data))));
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const { listening } = JSON.parse(line);
  return { child, exited, ask: askerOf(`http://127.0.0.1:${listening}`) };
}

test("says in one line of JSON where it listens, and goes on SIGTERM", async () => {
  const { child, exited, ask } = await run(["--balance", "777"]);
  expect((await ask.balance()).balance).toBe(777);
  child.kill("SIGTERM");
  expect(await exited).toBe(0);
});

test("tells its parent where it listens, and goes when the parent's channel is gone", async () => {
  const child = spawn(process.execPath, [MAIN], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  children.push(child);
  const message = await new Promise((resolve) => child.once("message", resolve));
  expect(message).toEqual({ listening: expect.any(Number) });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  child.disconnect();
  expect(await exited).toBe(0);
});

test("keeps inquiries, payments, balance and counters across a kill -9", async () => {
  const args = ["--state", join(folder, "new", "state.json")];
  const first = await run(args);
  const paid = Number((await first.ask.inquire("310000000001", "r1")).tr_id);
  await first.ask.pay(paid);
  const quoted = await first.ask.inquire("310000000002", "r2");
  const { balance } = await first.ask.balance();
  first.child.kill("SIGKILL");
  await first.exited;
  const { ask } = await run([...args, "--balance", "1"]);
  expect((await ask.balance()).balance).toBe(balance);
  expect((await ask.check("r1")).status).toBe(1);
  expect((await ask.check("r2")).tr_id).toBe(quoted.tr_id);
  expect((await ask.inquire("310000000001", "r1")).response_code).toBe("11");
  expect(Number((await ask.inquire("310000000003", "r3")).tr_id)).toBeGreaterThan(Number(quoted.tr_id));
  expect((await ask.pay(paid)).response_code).toBe("01");
});

test("refuses to start on a state file that it cannot read", async () => {
  const stateFile = join(folder, "state.json");
  for (const text of ["{ half", "null", '{"version":2}']) {
    writeFileSync(stateFile, text);
    await expect(startSimulator({ stateFile })).rejects.toThrow("not a state file");
  }
  await expect(startSimulator({ stateFile: folder })).rejects.toThrow();
});

test("without a state, a later start hands out higher tr_ids than an earlier one", async () => {
  const trIdAt = async (now: number) => {
    const simulator = await startSimulator({ now: () => now });
    const inquiry = await askerOf(simulator.url).inquire("310000000001", "r1");
    await simulator.close();
    return Number(inquiry.tr_id);
  };
  const noon = Date.UTC(2026, 10, 22, 5);
  expect(await trIdAt(noon + 60_000)).toBe((await trIdAt(noon)) + 60);
  expect(await trIdAt(Date.UTC(2020, 0, 1))).toBe(219_400_001);
});

test("writes each request and each payment as a line of JSON, and never a signature", async () => {
  const journalFile = join(folder, "journal.jsonl");
  const simulator = await startSimulator({ journalFile });
  await askerOf(simulator.url).pay(219342904);
  await simulator.close();
  const text = readFileSync(journalFile, "utf8");
  const lines = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines[0]).toMatchObject({ event: "request", command: "pay-pasca", trId: 219342904 });
  expect(lines.filter((line) => line.event === "executed")).toMatchObject([{ trId: 219342904, price: 102_500 }]);
  expect(text).not.toContain('"sign"');
});
