import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Inquiry } from "#lib/domain/bill.ts";
import { openBranch } from "./testing/branch.ts";
import { needTool } from "./testing/debian-tool.ts";
import { judge } from "./testing/judge.ts";

const PAYMENTS = 40;
/** Two commits with one fsync each, and occasionally a checkpoint of the WAL. */
const MOST_SYNCS = 3.2;

test("row 30: the claim is on disk before its request leaves, and each payment makes at least two fsyncs and at most 3.2", async (context) => {
  needTool(context, "strace");
  const folder = mkdtempSync(join(tmpdir(), "loket-power-cut-"));
  const trace = join(folder, "trace");
  const branch = await openBranch(`file:${join(folder, "ledger.db")}`);
  try {
    const under = ["strace", "-f", "-qq", "-e", "trace=fsync,fdatasync,connect", "-e", "signal=none", "-o", trace];
    const counter = await branch.start({ under });
    const inquiries: Inquiry[] = [];
    while (inquiries.length <= PAYMENTS) inquiries.push(await branch.quote(counter));
    for (const inquiry of inquiries) {
      await branch.claim(counter, inquiry);
      await branch.untilState(inquiry.trId, "success");
    }
    expect(await judge(branch)).toEqual([]);
    counter.signal("SIGTERM");
    await counter.ended;

    const calls = readCalls(readFileSync(trace, "utf8"), new URL(branch.simulator.url).port);
    // From one payment's request to the next: the first outcome is stored and the next payment claimed.
    const between = calls.split("C").slice(-PAYMENTS - 1, -1);
    expect(between).toHaveLength(PAYMENTS);
    for (const syncs of between) expect(syncs.length).toBeGreaterThanOrEqual(2);
    const average = between.join("").length / PAYMENTS;
    expect(average).toBeLessThanOrEqual(MOST_SYNCS);
    context.annotate(`${average} fsyncs a payment`);
  } finally {
    await branch.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Calls that succeeded or are under way, in order: S for a sync, C for a connection to the biller. */
function readCalls(trace: string, billerPort: string): string {
  const letters = trace.split("\n").map((line) => {
    if (/\bf(data)?sync\(/.test(line)) return "S";
    return line.includes("connect(") && line.includes(`htons(${billerPort})`) ? "C" : "";
  });
  return letters.join("");
}
