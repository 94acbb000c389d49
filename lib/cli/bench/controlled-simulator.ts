import { startSimulatorProcess } from "../simulator-process.ts";

/** Enough that no bill of the bench is refused for lack of money. */
const DEPOSIT = 400_000_000_000_000;

/** A simulator in a separate process whose speed can be set, and which reports what it did. */
export async function startControlledSimulator() {
  const { url, stop } = await startSimulatorProcess("--balance", String(DEPOSIT), "--control");
  const control = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/__control/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`control ${path}: ${await response.text()}`);
    return response.json();
  };
  return {
    url,
    /** The biller's time for each payment. */
    slow: (ms: number) => control("POST", "faults", [{ command: "pay-pasca", fault: { waitMs: ms } }]),
    fast: () => control("DELETE", "faults"),
    /** How often each inquiry was paid. */
    async executed(): Promise<Map<string, number>> {
      const { executed } = (await control("GET", "journal")) as { executed: { trId: number }[] };
      const times = new Map<string, number>();
      for (const { trId } of executed) times.set(String(trId), (times.get(String(trId)) ?? 0) + 1);
      return times;
    },
    stop,
  };
}
