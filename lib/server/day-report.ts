import { forSupervisors } from "#lib/auth/guard.ts";
import { auditCode, readAuditHead } from "#lib/db/audit/audit-log.ts";
import type { Reader } from "#lib/db/connection.ts";
import { journalMark } from "#lib/db/journal/journal-sums.ts";
import { readOutlet } from "#lib/db/settings/outlet.ts";
import { buildReportPaper } from "#lib/domain/report-paper.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { type DaySpan, isSpan } from "#lib/domain/typed-day.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { drawReceipt } from "#lib/receipts/draw-receipt.ts";
import { RECEIPT_WORDS } from "#lib/receipts/receipt-words.ts";
import { lockDay, recordReportPrint } from "#lib/reports/close-books.ts";
import { type DailyReport, dailyReport, spanFigures } from "#lib/reports/daily-report.ts";

/** A day's figures, with the audit log's head: on paper it cannot be set back. */
export async function reportOf(from: Reader, ask: Parameters<typeof dailyReport>[1]) {
  return { report: await dailyReport(from, ask), auditCode: auditCode(await readAuditHead(from)) };
}

/** One day of the outlet, on screen and paper; `day` is a day in its zone, `2026-11-22`. */
export function createDayReport(deps: PaymentDeps) {
  const { office } = deps.database;
  const outlet = () => readOutlet(office, deps.receipts.defaultOutlet);
  return {
    /** `forbidden` to cashiers, like the rest. */
    of: (actor: Actor, day: string) =>
      forSupervisors(actor, async () => reportOf(office, { day, zone: (await outlet()).zone })),
    /** The totals of several days; throws a RangeError for none, or more than a year's. */
    span: (actor: Actor, span: DaySpan) =>
      forSupervisors(actor, async () => {
        if (!isSpan(span)) throw new RangeError(`no span of days: ${span.from} to ${span.to}`);
        const { zone } = await outlet();
        return { figures: await spanFigures(office, { ...span, zone }, { upTo: await journalMark(office) }) };
      }),
    lock: (actor: Actor, wish: { day: string }) => lockDay(deps, actor, wish),
    recordPrint: (actor: Actor, print: { day: string; mark: number }) => recordReportPrint(deps, actor, print),
    async paper(day: string, { report, auditCode }: { report: DailyReport; auditCode: string }) {
      const facts = { day, outlet: await outlet(), now: deps.now(), report, auditCode, productName: RECEIPT_WORDS.say };
      return drawReceipt(buildReportPaper(facts));
    },
  };
}
