import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Simulator, startSimulator } from "#lib/simulator/start.ts";

/** The canary that must be found nowhere but in the server's environment. */
export const API_KEY = "canary-c0ffee-api-key-0042";
const USERNAME = "081355501234";
/** Enough for whatever the simulator thinks up for a kode iuran. */
const DEPOSIT = 1_000_000_000_000;
const READY = "Loket is ready";

/** People of every shop that a test opens. */
export const PEOPLE = {
  rina: { username: "rina", name: "Rina Astuti", role: "cashier", password: "melati-putih-7" },
  budi: { username: "budi", name: "Budi Santoso", role: "cashier", password: "kenanga-biru-8" },
  sri: { username: "sri", name: "Sri Wahyuni", role: "supervisor", password: "anggrek-ungu-9" },
} as const;
export type Person = keyof typeof PEOPLE;

/** A whole Loket: the built app as a process of its own, a ledger in a temporary folder, and the simulator over HTTP. */
export type Shop = {
  readonly url: string;
  readonly folder: string;
  readonly simulator: Simulator;
  /** Everything that the server has written to its terminal. */
  readonly output: () => string;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Settles when the server process has ended. */
  readonly ended: () => Promise<number | null>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openShop(more: Record<string, string> = {}): Promise<Shop> {
  const folder = await mkdtemp(join(tmpdir(), "loket-shop-"));
  const port = await freePort();
  const simulator = await startSimulator({ username: USERNAME, apiKey: API_KEY, balance: DEPOSIT });
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    IAK_USERNAME: USERNAME,
    IAK_API_KEY: API_KEY,
    IAK_POSTPAID_URL: simulator.url,
    IAK_PREPAID_URL: simulator.url,
    IAK_TIMEOUT_MS: "20000",
    DATABASE_URL: `file:${join(folder, "ledger.db")}`,
    PORT: String(port),
    ...more,
  };
  for (const person of Object.values(PEOPLE)) {
    await run(
      ["lib/cli/loket.ts", "user", "add", person.username, "--role", person.role, "--name", person.name],
      env,
      person.password,
    );
  }

  let server: ChildProcess | undefined;
  let output = "";
  const ended = () =>
    new Promise<number | null>((resolve) => {
      if (!server || server.exitCode !== null || server.signalCode !== null) resolve(server?.exitCode ?? null);
      else server.once("exit", resolve);
    });
  const start = () =>
    new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "lib/cli/serve.ts"], {
        env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      server = child;
      let said = "";
      const listen = (chunk: Buffer) => {
        output += chunk;
        said += chunk;
        if (said.includes(READY)) resolve();
      };
      child.stdout.on("data", listen);
      child.stderr.on("data", listen);
      child.once("exit", (code) => reject(new Error(`the server ended (${code}) before it was ready:\n${said}`)));
    });
  await start();

  return {
    url: `http://localhost:${port}`,
    folder,
    simulator,
    output: () => output,
    signal: (signal) => server?.kill(signal),
    ended,
    start,
    async close() {
      server?.kill("SIGTERM");
      await ended();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function run(words: string[], env: NodeJS.ProcessEnv, input: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...words], { env });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk;
    });
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${words.join(" ")}: ${said}`))));
    child.stdin.end(input);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
