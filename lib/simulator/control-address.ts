import type { BillChange } from "./change-bill.ts";
import type { Control } from "./control.ts";
import type { FaultRule } from "./faults.ts";
import type { SimulatorState } from "./simulator-state.ts";

type Asked = { body: Record<string, unknown>; query: URLSearchParams };
type Act = (control: Control, asked: Asked, simulator: SimulatorState) => unknown;

/** The control calls over HTTP. They exist only if the simulator was started with `control`. */
const ACTS: Record<string, Act> = {
  "POST faults": (control, { body }, simulator) => {
    control.addFaults((Array.isArray(body) ? body : [body]) as FaultRule[]);
    return { rules: simulator.faults.size };
  },
  "DELETE faults": (control) => control.clearFaults(),
  "POST release": (control, { body }) => ({
    released: control.release(body.trId === undefined ? undefined : Number(body.trId)),
  }),
  "POST deposit": (control, { body }) => control.setBalance(Number(body.balance)),
  "POST clock": (control, { body }) => control.setClockOffset(Number(body.offsetMs)),
  "POST bills": (control, { body }) => control.changeBill(body as BillChange),
  "POST settle": (control, { body }) => control.settle(Number(body.trId), body.outcome as "success" | "failed"),
  "POST products": (control, { body }) => control.setService(String(body.code), body.active === true),
  "DELETE connections": (control) => control.closeIdleConnections(),
  "GET journal": async (_control, { query }, simulator) => {
    await waitForRequests(simulator, query);
    const { requests, executed, balance } = simulator.journal;
    return { requests, executed, balance, held: simulator.held.size };
  },
};

/** Does one control call; null for any other address. Answers HTTP 400 with the reason when it cannot be done. */
export async function answerControl(
  simulator: SimulatorState,
  control: Control,
  asked: { method: string; url: URL; text: string },
): Promise<{ status: number; json: unknown } | null> {
  const act = ACTS[`${asked.method} ${asked.url.pathname.replace("/__control/", "")}`];
  if (!act) return null;
  try {
    const body = asked.text === "" ? {} : JSON.parse(asked.text);
    const result = await act(control, { body, query: asked.url.searchParams }, simulator);
    return { status: 200, json: result ?? {} };
  } catch (error) {
    return { status: 400, json: { error: error instanceof Error ? error.message : String(error) } };
  }
}

/** `?command=pay-pasca&trId=…&atLeast=1` answers once that many such requests have arrived: a wait without sleeping. */
async function waitForRequests(simulator: SimulatorState, query: URLSearchParams): Promise<void> {
  const atLeast = Number(query.get("atLeast") ?? 0);
  const command = query.get("command");
  if (!atLeast || command === null) return;
  const trId = query.get("trId") ?? undefined;
  await simulator.journal.waitFor((journal) => journal.requestsOf(command, trId).length >= atLeast);
}
