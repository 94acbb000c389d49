import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPasswordHasher } from "#lib/auth/password-hash.ts";
import { createAuth } from "#lib/auth/people.ts";
import { freePort } from "#lib/cli/free-port.ts";
import { openDatabase } from "#lib/db/connection.ts";
import { migrate } from "#lib/db/migrate.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { readEnvironment } from "#lib/server/environment.ts";
import { secretsOf } from "#lib/server/secrets.ts";
import { type Simulator, startSimulator } from "#lib/simulator/start.ts";

/** The canary, which must be found nowhere but in the server's environment. */
export const API_KEY = "canary-c0ffee-api-key-0042";
const USERNAME = "081355501234";
/** Enough for any bill that the simulator generates. */
export const DEPOSIT = 1_000_000_000_000;
const READY = "Loket is ready";

/**
 * People of every shop that a test opens. Wati's and Dewi's shifts are each open only briefly, in one journey, because every drawer
 * continues from its last count. A test that needs its own shift opens it as Rina or Budi.
 */
export const PEOPLE = {
  rina: { username: "rina", name: "Rina Astuti", role: "cashier", password: "melati-putih-7" },
  budi: { username: "budi", name: "Budi Santoso", role: "cashier", password: "kenanga-biru-8" },
  wati: { username: "wati", name: "Wati Handayani", role: "cashier", password: "dahlia-jingga-6" },
  dewi: { username: "dewi", name: "Dewi Lestari", role: "cashier", password: "cempaka-emas-5" },
  sri: { username: "sri", name: "Sri Wahyuni", role: "supervisor", password: "anggrek-ungu-9" },
} as const;
export type Person = keyof typeof PEOPLE;

/** The built app as a separate process. */
export type Server = {
  readonly url: string;
  /** Everything it has written to its terminal. */
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
    // Replies that the biller withholds are waited for, however slow the machine.
    IAK_TIMEOUT_MS: "300000",
    DATABASE_URL: `file:${join(folder, "ledger.db")}`,
    STATE_DIRECTORY: folder,
    ...more,
  };
  await addPeople(env);
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
      // A stopping server waits for its requests.
      simulator.control.clearFaults();
      simulator.control.release();
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

/** With light hashes, so that sign-ins don't slow down each test. The cashier whom a supervisor creates has a full-weight hash. */
async function addPeople(env: NodeJS.ProcessEnv): Promise<void> {
  const environment = readEnvironment(env);
  const database = await openDatabase(environment.databaseUrl);
  await migrate(database);
  const { sessions: secret, audit: auditKey } = secretsOf(environment);
  const passwords = createPasswordHasher({ N: 2, r: 1, p: 1 });
  const auth = createAuth({ database, secret, auditKey, appUrl: environment.appUrl, now: Date.now, passwords });
  for (const person of Object.values(PEOPLE)) {
    const made = await auth.createUser(person, SYSTEM);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
  }
  await database.close();
}
