import { forSupervisors } from "#lib/auth/guard.ts";
import { readOutlet } from "#lib/db/outlet.ts";
import { buildReportPaper } from "#lib/domain/report-paper.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { DAY } from "#lib/domain/time.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { drawReceipt } from "#lib/receipts/draw-receipt.ts";
import { type DailyReport, dailyReport } from "#lib/reports/daily-report.ts";

/** One day of the outlet, on the screen and on paper. `day` is where it begins, in UTC milliseconds. */
export function createDayReport(deps: PaymentDeps) {
  const { read } = deps.database;
  return {
    /** `forbidden` to cashiers. */
    of: (actor: Actor, day: number) =>
      forSupervisors(actor, async () => ({ report: await dailyReport(read, day, day + DAY) })),
    async paper(day: number, report: DailyReport) {
      const outlet = await readOutlet(read, deps.receipts.defaultOutlet);
      const facts = { day, outlet, now: deps.now(), total: report.outlet, cashiers: report.cashiers };
      return drawReceipt(buildReportPaper(facts));
    },
  };
}
