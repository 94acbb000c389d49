import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnvironment } from "#lib/server/environment.ts";
import { freshState } from "#lib/simulator/fresh-state.ts";
import { writeStateFile } from "#lib/simulator/state-file.ts";
import { simulatorStateFile } from "../demo-biller.ts";
import { seed } from "../seed.ts";
import type { Options } from "./figure.ts";

/** No bill of the bench is refused for want of money. */
const DEPOSIT = 400_000_000_000;

export type Seeded = { readonly file: string; readonly databaseUrl: string; readonly remove: () => void };

/** A ledger with so many made-up payments; with `--ledgers FOLDER` it stays there, and is taken from there the next time. */
export async function seededLedger(payments: number, { ledgers }: Options): Promise<Seeded> {
  const folder = ledgers ? join(ledgers, String(payments)) : mkdtempSync(join(tmpdir(), "loket-bench-"));
  const file = join(folder, "ledger.db");
  const databaseUrl = `file:${file}`;
  const remove = () => {
    if (!ledgers) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { IAK_USERNAME: _username, IAK_API_KEY: _key, ...own } = process.env;
    const environment = readEnvironment({ ...own, DATABASE_URL: databaseUrl, LOG_LEVEL: "silent" });
    if (!existsSync(file)) await seed(environment, ["--payments", String(payments)]);
    writeStateFile(simulatorStateFile(environment), freshState(Date.now(), DEPOSIT));
  } catch (error) {
    remove();
    throw error;
  }
  return { file, databaseUrl, remove };
}
