import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export type TemporaryPostgres = {
  /** Its maintenance database; the role may create others. */
  readonly url: string;
  /** Stops the server and removes its files. */
  stop(): Promise<void>;
};

const KEEPER = fileURLToPath(new URL("./postgres-keeper.ts", import.meta.url));

/**
 * Starts a PostgreSQL in a temporary folder, on a free loopback port, without fsync: for tests only. It is gone when `stop` returns, or
 * soon after this process dies, however it dies. Throws with installation advice when the machine has no server programs.
 */
export async function startPostgres(): Promise<TemporaryPostgres> {
  const keeper = fork(KEEPER, [], {
    // In its own session, so that Ctrl-C or a killed process group leaves it alive to clean up.
    detached: true,
    execArgv: [],
    env: { NODE_ENV: "test", PATH: process.env.PATH, TMPDIR: process.env.TMPDIR },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const exited = once(keeper, "exit");
  const died = exited.then(() => ({ problem: "the process that keeps PostgreSQL ended before it had started" }));
  const answer: { url: string } | { problem: string } = await Promise.race([
    once(keeper, "message").then(([message]) => message),
    died,
  ]);
  if ("problem" in answer) {
    await exited;
    throw new Error(`PostgreSQL for the tests: ${answer.problem}`);
  }
  // A process that forgets to stop it can still end.
  keeper.unref();
  keeper.channel?.unref();
  return {
    url: answer.url,
    async stop() {
      keeper.ref();
      if (keeper.connected) keeper.disconnect();
      await exited;
    },
  };
}
