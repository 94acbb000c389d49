import { expect, test } from "vitest";
import { latestDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import { DAY, MINUTE } from "#lib/domain/time.ts";
import { openBranch } from "./testing/branch.ts";
import { needTool } from "./testing/debian-tool.ts";
import { judge } from "./testing/judge.ts";

const AHEAD = "put it right before anything is paid";

describeMostlyOnSqlite("a process whose clock is five days ahead, and is set back", (_open, freshUrl) => {
  test("rows 50 and 51: it says so; then what it left goes on, and the balance is today's", async (context) => {
    needTool(context, "faketime");
    const branch = await openBranch(await freshUrl());
    try {
      const warned = { LOG_LEVEL: "warn" };
      const ahead = await branch.start({ more: warned, under: ["faketime", "-f", "+5d"] });
      const inquiry = await branch.quote(ahead);
      const told = await ahead.health();
      expect(told.status).toBe("degraded");
      expect(Math.abs((told.clock.offsetMs ?? 0) - 5 * DAY)).toBeLessThan(MINUTE);
      expect(await ahead.deposit.fresh()).toMatchObject({ quiet: true });
      branch.nextPay(inquiry, { execute: "later", reply: { kind: "reset" } });
      await branch.claim(ahead, inquiry);
      await branch.untilState(inquiry.trId, "unknown");
      ahead.signal("SIGKILL");
      await ahead.ended;
      expect(ahead.said()).not.toContain(AHEAD);

      const right = await branch.start({ more: warned });
      expect(right.said()).toContain(AHEAD);
      branch.simulator.control.release();
      await branch.untilState(inquiry.trId, "success");
      expect(branch.paysOf(inquiry.trId)).toHaveLength(1);
      expect(await right.deposit.fresh()).toMatchObject({ quiet: true });
      const shown = await latestDepositReading((await branch.ledger()).read);
      expect(shown?.balance).toBe(branch.simulator.journal.balance);
      expect(Math.abs((shown?.at ?? 0) - branch.now())).toBeLessThan(MINUTE);
      expect(await right.health()).toMatchObject({ status: "ok" });
      expect(await judge(branch)).toEqual([]);
    } finally {
      await branch.close();
    }
  });
});
