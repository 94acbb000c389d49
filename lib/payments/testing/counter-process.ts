import { stopOnSignal } from "#lib/cli/stop-on-signal.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { readEnvironment } from "#lib/server/environment.ts";
import { openLedger, startLoket } from "#lib/server/loket.ts";
import { type Step, watchSteps } from "./steps.ts";

/** Parts of Loket whose functions a test may call. */
export type Spoken = "does" | "auth" | "deposit" | "loket";
/** What a test asks of the process; each call is answered with what came of it. */
export type Asked =
  | { readonly do: "call"; readonly id: number; readonly of: Spoken; readonly name: string; args: unknown[] }
  /** At the next time that the process reaches this step it sends itself the signal. If it wakes, its clock is `asleep` milliseconds on. */
  | { readonly do: "halt_at"; readonly step: Step; readonly signal: "SIGKILL" | "SIGSTOP"; readonly asleep: number }
  | { readonly do: "set_clock"; readonly offset: number };
/** `ready`: its process number, which a tracer around it hides. */
export type Told =
  | { readonly ready: number }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly thrown: string }
  | { readonly halted: Step }
  | { readonly awake: Step }
  | { readonly changed: string };

/**
 * A Loket without pages, as a process of its own: real ledger, real client, checker at work. A test tells it over IPC what a cashier
 * does, how late it is, and where it shall die. LOKET_CLOCK: how far its clock is from the machine's, in milliseconds.
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
  // Before anything else can be done in the belief that no time has passed.
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
      // The checker looks at once, as it would have in the time that is passed over.
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
