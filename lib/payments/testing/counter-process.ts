import { stopOnSignal } from "#lib/cli/stop-on-signal.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { readEnvironment } from "#lib/server/environment.ts";
import { openLedger, startLoket } from "#lib/server/loket.ts";
import { type Step, watchSteps } from "./steps.ts";

/** Parts of Loket whose functions a test may call. */
export type Spoken = "does" | "auth" | "deposit" | "loket";
/** A test's request to the process; each call is answered with its result. */
export type Asked =
  | { readonly do: "call"; readonly id: number; readonly of: Spoken; readonly name: string; args: unknown[] }
  /** The next time the process reaches this step, it sends itself the signal. If it wakes, its clock is `asleep` milliseconds ahead. */
  | { readonly do: "halt_at"; readonly step: Step; readonly signal: "SIGKILL" | "SIGSTOP"; readonly asleep: number }
  | { readonly do: "set_clock"; readonly offset: number };
/** `ready`: its process number, which a surrounding tracer hides. */
export type Told =
  | { readonly ready: number }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly thrown: string }
  | { readonly halted: Step }
  | { readonly awake: Step }
  | { readonly changed: string };

/**
 * Loket without pages, as a separate process: real ledger, real client, running checker. A test tells it over IPC what a cashier does, the
 * time, and where to die. LOKET_CLOCK: its clock's distance from the machine's, in milliseconds.
 */
const tell = (told: Told) => process.send?.(told);
const environment = readEnvironment(process.env);
if (!environment.iak) throw new Error("an account of the simulator is wanted");
let offset = Number(process.env.LOKET_CLOCK);
let halt: (Asked & { do: "halt_at" }) | null = null;

watchSteps((step) => {
  if (halt?.step !== step) return;
  const { signal, asleep } = halt;
  halt = null;
  tell({ halted: step });
  process.kill(process.pid, signal);
  // Before anything else can run in the belief that no time has passed.
  offset += asleep;
  tell({ awake: step });
});

const now = () => Date.now() + offset;
const loket = await startLoket(environment, await openLedger(environment), environment.iak, now);
loket.changes.onChange(({ trId }) => tell({ changed: trId }));
stopOnSignal(() => loket.stop());
process.on("message", (asked: Asked) => {
  switch (asked.do) {
    case "halt_at":
      halt = asked;
      break;
    case "set_clock":
      offset = asked.offset;
      // Wakes the checker at once, as would have happened in the time that is skipped.
      loket.changes.announce({ trId: "0" as TrId, version: 0, nextCheckAt: 0 });
      break;
    case "call":
      call(asked);
  }
});
tell({ ready: process.pid });

function call({ id, of, name, args }: Asked & { do: "call" }): void {
  const verbs = (of === "loket" ? loket : loket[of]) as Record<string, (...args: unknown[]) => unknown>;
  Promise.resolve(verbs[name]?.(...args)).then(
    (result) => tell({ id, result }),
    (error: Error) => tell({ id, thrown: error.message }),
  );
}
