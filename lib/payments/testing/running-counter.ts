import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Loket } from "#lib/server/loket.ts";
import type { Asked, Spoken, Told } from "./counter-process.ts";
import type { Step } from "./steps.ts";

/** Half of a start is compiling what the previous one has already compiled. */
export const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), "loket-compiled") };
const PROGRAM = fileURLToPath(new URL("./counter-process.ts", import.meta.url));

/** A counter as a separate process. Requests to a process that ends meanwhile are rejected. */
export type RunningCounter = {
  readonly does: Loket["does"];
  readonly auth: Loket["auth"];
  readonly deposit: Loket["deposit"];
  readonly health: Loket["health"];
  /** Its standard output so far. */
  readonly said: () => string;
  /** Kills the process the next time it reaches this step. */
  readonly killAt: (step: Step) => void;
  /** Stops the process the next time it reaches this step; when it wakes, its clock is `asleep` milliseconds ahead. */
  readonly freezeAt: (step: Step, asleep: number) => void;
  /** Settles just before it stops. */
  readonly halted: () => Promise<void>;
  /** Settles when it has woken. */
  readonly wake: () => Promise<void>;
  readonly setClock: (offset: number) => void;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
};

type Options = {
  readonly env: Readonly<Record<string, string>>;
  readonly onChange: (trId: string) => void;
  /** What runs it in place of Node, with its arguments: a tracer. */
  readonly under?: readonly string[];
};

/** Resolves when its ledger is open and its checker runs. */
export async function startCounter({ env, onChange, under = [] }: Options): Promise<RunningCounter> {
  const [program = "", ...args] = [...under, process.execPath, "--disable-warning=ExperimentalWarning", PROGRAM];
  const child = spawn(program, args, {
    env: { NODE_ENV: "test", PATH: process.env.PATH, ...COMPILED, ...env },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  let said = "";
  child.stdout?.on("data", (piece) => {
    said += piece;
  });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let halted = Promise.withResolvers<void>();
  let awake = Promise.withResolvers<void>();
  let calls = 0;
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once("exit", (code, signal) => {
      for (const { reject } of waiting.values()) reject(new Error("the process ended"));
      waiting.clear();
      resolve(signal ?? code ?? 1);
    });
  });
  const tell = (asked: Asked) => child.connected && child.send(asked);
  const pid = await ready(child, ended, (told) => {
    if ("changed" in told) onChange(told.changed);
    if ("halted" in told) halted.resolve();
    if ("awake" in told) awake.resolve();
    if (!("id" in told)) return;
    const call = waiting.get(told.id);
    waiting.delete(told.id);
    if ("thrown" in told) call?.reject(new Error(told.thrown));
    else call?.resolve(told.result as never);
  });
  const remote = <T>(of: Spoken) =>
    new Proxy({} as object, {
      get:
        (_verbs, name) =>
        (...args: unknown[]) =>
          new Promise((resolve, reject) => {
            if (!child.connected) return reject(new Error("the process ended"));
            calls += 1;
            waiting.set(calls, { resolve, reject });
            tell({ do: "call", id: calls, of, name: String(name), args });
          }),
    }) as T;
  return {
    does: remote("does"),
    auth: remote("auth"),
    deposit: remote("deposit"),
    health: remote<Pick<Loket, "health">>("loket").health,
    said: () => said,
    killAt: (step) => tell({ do: "halt_at", step, signal: "SIGKILL", asleep: 0 }),
    freezeAt(step, asleep) {
      halted = Promise.withResolvers();
      awake = Promise.withResolvers();
      tell({ do: "halt_at", step, signal: "SIGSTOP", asleep });
    },
    halted: () => halted.promise,
    async wake() {
      // It announces that it will stop, then stops; a signal sent in between would wake nobody.
      const again = setInterval(() => process.kill(pid, "SIGCONT"), 20);
      await awake.promise;
      clearInterval(again);
    },
    setClock: (offset) => tell({ do: "set_clock", offset }),
    signal(signal) {
      if (child.exitCode === null && child.signalCode === null) process.kill(pid, signal);
    },
    ended,
  };
}

function ready(child: ChildProcess, ended: Promise<unknown>, listen: (told: Told) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    void ended.then((how) => reject(new Error(`the counter ended (${how}) before it was ready`)));
    child.once("error", reject);
    child.on("message", (told: Told) => ("ready" in told ? resolve(told.ready) : listen(told)));
  });
}
