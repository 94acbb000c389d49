import type { BillChange } from "./change-bill.ts";
import type { FaultRule } from "./faults.ts";
import { execute } from "./pay.ts";
import { productOf } from "./products.ts";
import type { SimulatorState } from "./simulator-state.ts";

/** What a test may do to the biller behind Loket's back, in this process or over `/__control`. */
export type Control = {
  addFaults(rules: FaultRule[]): void;
  clearFaults(): void;
  /** Releases held requests, late executions and held replies: all, or those about one `tr_id`. Returns their number. */
  release(trId?: number): number;
  setBalance(rupiah: number): void;
  /** Shifts the biller's clock, counted from its base. */
  setClockOffset(ms: number): void;
  /** Sets what a number owes and how it is written, from its next inquiry on; replaces an earlier change. */
  changeBill(change: BillChange): void;
  /** Settles an unsettled payment. Success takes the money even if the bill was paid under another `tr_id` since. */
  settle(trId: number, outcome: "success" | "failed"): void;
  setService(code: string, active: boolean): void;
  /** Closes idle kept-alive connections, as a biller's proxy does. */
  closeIdleConnections(): void;
};

/** Throws errors with explanations: a test that asks for the impossible should fail, not go on. */
export function controlOf(simulator: SimulatorState, closeIdleConnections: () => void): Control {
  const { ledger, faults, held, clock } = simulator;
  return {
    addFaults: (rules) => faults.add(rules),
    clearFaults: () => faults.clear(),
    release: (trId) => held.release(trId),
    setBalance(rupiah) {
      if (!Number.isSafeInteger(rupiah)) throw new Error("balance is whole rupiah");
      ledger.state.balance = rupiah;
      ledger.save();
    },
    setClockOffset(ms) {
      if (!Number.isFinite(ms)) throw new Error("offsetMs is a number of milliseconds");
      clock.setOffset(ms);
    },
    changeBill(change) {
      if (typeof change.hp !== "string") throw new Error("a bill change needs hp");
      const code = change.code ?? "BPJSTKPU";
      const others = ledger.state.billChanges.filter((old) => old.hp !== change.hp || old.code !== code);
      ledger.state.billChanges = [...others, { ...change, code }];
      ledger.save();
    },
    settle(trId, outcome) {
      const inquiry = ledger.byTrId(trId);
      if (!inquiry) throw new Error(`no inquiry ${trId}`);
      if (inquiry.status === 1) throw new Error(`${trId} has been paid`);
      if (outcome === "success") execute(simulator, inquiry, "settled", null);
      else if (outcome === "failed") ledger.markFailed(inquiry, "37", clock.now());
      else throw new Error("outcome is success or failed");
    },
    setService(code, active) {
      if (!productOf(code)) throw new Error(`no product ${code}`);
      const others = ledger.state.outOfService.filter((other) => other !== code);
      ledger.state.outOfService = active ? others : [...others, code];
      ledger.save();
    },
    closeIdleConnections,
  };
}
