import { parseArgs } from "node:util";
import { startSimulator } from "./start.ts";

/**
 * The simulator as a separate process:
 *
 * node lib/simulator/main.ts --port 0 --username U [--balance RUPIAH] [--state FILE] [--journal FILE] [--first-tr-id N] [--control]
 * [--api-key K]
 *
 * The API key comes from SIMULATOR_API_KEY by default: everybody on the machine can read a process's arguments.
 */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    username: { type: "string", default: process.env.SIMULATOR_USERNAME },
    "api-key": { type: "string", default: process.env.SIMULATOR_API_KEY },
    balance: { type: "string", default: "50000000" },
    state: { type: "string" },
    journal: { type: "string" },
    "first-tr-id": { type: "string" },
    control: { type: "boolean", default: false },
  },
});

const simulator = await startSimulator({
  port: whole("port", values.port),
  username: values.username,
  apiKey: values["api-key"],
  balance: whole("balance", values.balance),
  stateFile: values.state,
  journalFile: values.journal,
  firstTrId: values["first-tr-id"] === undefined ? undefined : whole("first-tr-id", values["first-tr-id"]),
  control: values.control,
});

// A parent that started us through IPC takes us with it, even if it was killed and could say nothing.
process.on("disconnect", stop);
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.send?.({ listening: simulator.port });
console.log(JSON.stringify({ listening: simulator.port }));

async function stop(): Promise<void> {
  await simulator.close();
  process.exit(0);
}

function whole(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Error(`--${name} is a whole number, not ${text}`);
  return Number(text);
}
