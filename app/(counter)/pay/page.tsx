import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { CounterAside } from "#components/bills/counter-aside.tsx";
import { DemoHints } from "#components/bills/demo-hints.tsx";
import { FindBillForm } from "#components/bills/find-bill-form.tsx";
import { KeyLegend } from "#components/bills/key-legend.tsx";
import { Card } from "#components/ui/card.tsx";
import { linkWords } from "#components/ui/link-words.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatTime } from "#lib/domain/time.ts";
import { loket, requireActor } from "#lib/server/next.ts";
import { DISMISSED_COOKIE, readDismissed } from "#lib/server/web/dismissed-inquiries.ts";
import { dismissInquiry, findBill } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pay"))("title") };
}

/** Where a cashier starts three hundred times a day: one field, one button, and what is still open beside them. */
export default async function PayPage() {
  const actor = await requireActor("cashier", "/pay");
  const t = await getTranslations("pay");
  const states = await getTranslations("states");
  const { reads, shifts, mode } = loket();
  const [counter, outlet, { shift }] = await Promise.all([
    reads.counter(actor, readDismissed((await cookies()).get(DISMISSED_COOKIE)?.value)),
    reads.outlet(),
    shifts.atCounter(actor),
  ]);
  const shell = await getTranslations("shell");

  /** What waits at the counter: the customer's money before the biller's answer. */
  function noteOn({ owed, nextCheckAt }: Payment): string {
    if (owed > 0) return shell("refund", { amount: formatRupiah(owed) });
    if (owed < 0) return shell("debt", { amount: formatRupiah(-owed) });
    return nextCheckAt === null ? "" : t("nextCheck", { time: formatTime(nextCheckAt, outlet.zone) });
  }

  return (
    <div className="grid flex-1 grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_25rem]">
      <Card className="flex flex-col gap-6 p-6 sm:px-10 sm:py-9">
        <div>
          <h1 className="text-heading">{t("title")}</h1>
          <p className="mt-1.5 text-ink-faint">{t("product")}</p>
        </div>
        <FindBillForm find={findBill.bind(null, actor.id)} words={await findWords()} />
        {mode === "demo" && <DemoHints />}
        <KeyLegend />
      </Card>
      <CounterAside
        words={{
          openTitle:
            counter.open.count > counter.open.payments.length
              ? t("openTitleOf", { count: counter.open.count })
              : t("openTitle"),
          openEmpty: t("openEmpty"),
          unpaidTitle: t("unpaidTitle"),
          unpaidEmpty: t("unpaidEmpty"),
          dismiss: t("dismiss"),
          todayTitle: t(shift ? "shiftTitle" : "todayTitle"),
          todayCount: t(shift ? "shiftCount" : "todayCount"),
          todayTotal: shift ? t("shiftTotal", { time: formatTime(shift.openedAt, outlet.zone) }) : t("todayTotal"),
        }}
        open={counter.open.payments.map((payment) => ({
          href: `/payments/${payment.trId}`,
          company: payment.company,
          number: payment.hp,
          state: payment.state,
          words: states(payment.state),
          note: noteOn(payment),
        }))}
        unpaid={counter.unpaid.map((inquiry) => ({
          trId: inquiry.trId,
          company: inquiry.company,
          number: inquiry.hp,
          total: formatRupiah(inquiry.price),
        }))}
        dismiss={dismissInquiry}
        today={{
          count: String((shift ?? counter.today).count),
          total: totalOf(shift ?? counter.today),
          see: shift && { href: "/shift", words: t("shiftSee") },
        }}
      />
    </div>
  );
}

/** Null where the drawer is to be counted blindly. */
function totalOf({ total }: { total: number | null }): string | null {
  return total === null ? null : formatRupiah(total);
}

async function findWords() {
  const t = await getTranslations("pay");
  return {
    number: t("number"),
    numberHint: t("numberHint"),
    asTrId: t("asTrId"),
    asKodeIuran: t("asKodeIuran"),
    refId: t("refId"),
    refIdHint: t("refIdHint"),
    submit: t("submit"),
    searching: t("searching"),
    searchingSlow: t.raw("searchingSlow"),
    ...(await linkWords()),
    offline: t("offline"),
  };
}
