import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#lib/cli/free-port.ts";
import { type Simulator, startSimulator } from "#lib/simulator/start.ts";

/** The canary that must be found nowhere but in the server's environment. */
export const API_KEY = "canary-c0ffee-api-key-0042";
const USERNAME = "081355501234";
/** Enough for whatever the simulator thinks up for a kode iuran. */
export const DEPOSIT = 1_000_000_000_000;
const READY = "Loket is ready";

/** People of every shop that a test opens. */
export const PEOPLE = {
  rina: { username: "rina", name: "Rina Astuti", role: "cashier", password: "melati-putih-7" },
  budi: { username: "budi", name: "Budi Santoso", role: "cashier", password: "kenanga-biru-8" },
  sri: { username: "sri", name: "Sri Wahyuni", role: "supervisor", password: "anggrek-ungu-9" },
} as const;
export type Person = keyof typeof PEOPLE;

/** The built app as a process of its own. */
export type Server = {
  readonly url: string;
  /** Everything that it has written to its terminal. */
  readonly output: () => string;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Settles when the process has ended. */
  readonly ended: () => Promise<number | null>;
  readonly start: () => Promise<void>;
};

/** A whole Loket: a server, a ledger in a temporary folder, and the simulator over HTTP. */
export type Shop = Server & {
  readonly folder: string;
  readonly simulator: Simulator;
  /** One more server on the same ledger. */
  readonly another: () => Promise<Server>;
  readonly close: () => Promise<void>;
};

export async function openShop(more: Record<string, string> = {}): Promise<Shop> {
  const folder = await mkdtemp(join(tmpdir(), "loket-shop-"));
  const simulator = await startSimulator({ username: USERNAME, apiKey: API_KEY, balance: DEPOSIT });
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    LOG_LEVEL: "info",
    IAK_USERNAME: USERNAME,
    IAK_API_KEY: API_KEY,
    IAK_POSTPAID_URL: simulator.url,
    IAK_PREPAID_URL: simulator.url,
    IAK_TIMEOUT_MS: "20000",
    DATABASE_URL: `file:${join(folder, "ledger.db")}`,
    ...more,
  };
  for (const person of Object.values(PEOPLE)) {
    await run(
      ["lib/cli/loket.ts", "user", "add", person.username, "--role", person.role, "--name", person.name],
      env,
      person.password,
    );
  }
  const servers: Server[] = [];
  const another = async () => {
    const server = await openServer(env);
    servers.push(server);
    return server;
  };

  return {
    ...(await another()),
    folder,
    simulator,
    another,
    async close() {
      for (const server of servers) {
        server.signal("SIGTERM");
        await server.ended();
      }
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a server process on a free port. */
async function openServer(environment: NodeJS.ProcessEnv): Promise<Server> {
  const port = await freePort();
  const env = { ...environment, PORT: String(port) };
  let child: ChildProcess;
  let output = "";
  const start = () =>
    new Promise<void>((resolve, reject) => {
      const begun = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "lib/cli/serve.ts"], {
        env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      child = begun;
      let said = "";
      const listen = (chunk: Buffer) => {
        output += chunk;
        said += chunk;
        if (said.includes(READY)) resolve();
      };
      begun.stdout.on("data", listen);
      begun.stderr.on("data", listen);
      begun.once("exit", (code) => reject(new Error(`the server ended (${code}) before it was ready:\n${said}`)));
    });
  await start();
  return {
    url: `http://localhost:${port}`,
    output: () => output,
    signal: (signal) => child.kill(signal),
    ended: () =>
      new Promise<number | null>((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
        else child.once("exit", resolve);
      }),
    start,
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
