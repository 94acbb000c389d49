import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { EnvironmentError, readEnvironment } from "#lib/server/environment.ts";
import { type BillerAccount, type Loket, openLedger, startLoket } from "#lib/server/loket.ts";
import { LOKET } from "#lib/server/running.ts";
import { startDemoBiller } from "./demo-biller.ts";
import { greet } from "./greeting.ts";
import { holdForServer } from "./ledger-file.ts";
import { keepLines, patienceWith } from "./lines.ts";
import { createListener } from "./listener.ts";
import { logConsole } from "./log-console.ts";
import { isEmpty, seedDemo } from "./seed.ts";
import { DEMO_ACCOUNT } from "./simulator-process.ts";
import { stopOnSignal } from "./stop-on-signal.ts";

/** How long shutdown waits for pages being answered; it waits for payments in flight without limit. */
const LET_PAGES_END_MS = 2_000;

/** For the person who starts it, and has no log to look into yet. */
const complain = console.error;

const { values: flags } = parseArgs({ options: { dev: { type: "boolean", default: false } } });

/** Our own HTTP server around Next: it controls the headers that Next would trust, signals, draining and the checker. */
async function serve(): Promise<void> {
  const environment = readEnvironment(process.env);
  const { databaseUrl, appUrl } = environment;
  if (databaseUrl.startsWith("file:")) {
    holdForServer(databaseUrl.slice("file:".length), `process ${process.pid}, ${appUrl}`);
  }
  let database = await openLedger(environment);
  if (environment.mode === "demo" && (await isEmpty(database.read))) {
    await database.close();
    await seedDemo(environment);
    database = await openLedger(environment);
  }
  const demo = environment.iak ? null : await startDemoBiller(environment, database);
  const account: BillerAccount = environment.iak ?? {
    ...DEMO_ACCOUNT,
    postpaidUrl: demo?.url ?? "",
    prepaidUrl: demo?.url ?? "",
  };
  const loket = await startLoket(environment, database, account);
  (globalThis as { [LOKET]?: Loket })[LOKET] = loket;

  // Only hot reload uses a websocket. Otherwise Next would leave the connection of any client that asks for one open, unanswered and
  // without a limit.
  const server = createServer({ ...patienceWith(environment.trustedProxies), shouldUpgradeCallback: () => flags.dev });
  stopOnSignal(async () => {
    server.close();
    server.closeIdleConnections();
    const deadline = setTimeout(() => server.closeAllConnections(), LET_PAGES_END_MS);
    await loket.stop();
    clearTimeout(deadline);
    await demo?.stop();
  });

  if (!flags.dev) logConsole(console, loket.log);
  const { default: next } = await import("next");
  const app = next({
    dev: flags.dev,
    dir: process.cwd(),
    hostname: environment.host,
    port: environment.port,
    httpServer: server,
  });
  await app.prepare();
  server.on("request", loket.metrics.httpRequest);
  const personOf = async (cookie: string | null) => (await loket.auth.sessionOf(cookie))?.actor.id ?? null;
  const lines = keepLines(server, environment.trustedProxies);
  server.on(
    "request",
    createListener(environment, app.getRequestHandler(), { personOf, browserOf: loket.auth.knownBrowser, lines }),
  );
  await listen(server, environment.host, environment.port);
  loket.depositWatch.start();
  loket.nightlyCheck.start();
  loket.auditAnchors.start();
  loket.unattended.start();
  await greet(environment, loket);
}

function listen(server: ReturnType<typeof createServer>, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const inUse = error.code === "EADDRINUSE";
      const reason = inUse
        ? "is in use; stop what listens there, or set PORT to another"
        : `cannot be listened on: ${error.message}`;
      reject(new EnvironmentError(`PORT: ${host}:${port} ${reason}`));
    });
    server.listen(port, host, resolve);
  });
}

serve().catch((error) => {
  complain(error instanceof EnvironmentError ? `Loket: ${error.message}` : error);
  process.exit(1);
});
