import type { Clock } from "./clock.ts";
import type { FaultList } from "./faults.ts";
import type { HeldReplies } from "./held-replies.ts";
import type { Journal } from "./journal.ts";
import type { Ledger } from "./ledger.ts";

/** Everything that one simulator consists of. */
export type SimulatorState = {
  username: string;
  apiKey: string;
  clock: Clock;
  ledger: Ledger;
  journal: Journal;
  faults: FaultList;
  held: HeldReplies;
};
