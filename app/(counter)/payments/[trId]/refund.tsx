import { getLocale, getTranslations } from "next-intl/server";
import { MoneyBox } from "#components/payments/money-box.tsx";
import { FoldedAct } from "#components/ui/details.tsx";
import { type ChosenMethod, changeOf, PAY_METHODS, type Payment } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { loket } from "#lib/server/next.ts";
import { collectMoney, returnMoney } from "./actions.ts";
import type { WholeView } from "./view.ts";

type RefundOf = NonNullable<Awaited<ReturnType<ReturnType<typeof loket>["reads"]["refund"]>>>;

/** The customer's refund, due or made, or what the customer owes; nothing for most payments. */
export async function Refund({ view }: { view: WholeView }) {
  const { payment, actor } = view;
  const refund = await loket().reads.refund(actor, payment.trId);
  if (!refund) return null;
  if (payment.owed < 0) return <Debt view={view} />;
  if (refund.due === null) {
    const isBack = refund.back && (payment.state !== "success" || payment.reversedAt !== null);
    return isBack ? <Returned view={view} back={refund.back} /> : null;
  }
  if (payment.owed > 0) return <GiveBack view={view} refund={refund} due={refund.due} />;
  // Paid after all while the refund was still due: it may have been made without being recorded.
  const t = await getTranslations("payment");
  return (
    <FoldedAct title={t("refundForgotten")} lead={t("refundForgottenLead")}>
      <GiveBack view={view} refund={refund} due={refund.due} />
    </FoldedAct>
  );
}

async function GiveBack({ view, refund, due }: { view: WholeView; refund: RefundOf; due: number }) {
  const { payment } = view;
  const t = await getTranslations("payment");
  const methods = await getTranslations("confirm");
  const outside = refund.drawerNeeded ? t("refundShiftNeeded") : t("refundOutside");
  // Cash is refunded in cash; slower methods may be refunded in cash at once.
  const rest = payment.method === "cash" ? [] : PAY_METHODS.filter((method) => method !== payment.method);
  const ways: ChosenMethod[] = payment.method === "unknown" ? [...PAY_METHODS] : [payment.method, ...rest];
  const change = changeOf(payment);
  return (
    <MoneyBox
      trId={payment.trId}
      ways={ways.map((method) => ({ method, label: methods(method), toDo: t(`refund_${method}`) }))}
      mustChoose={payment.method === "unknown"}
      drawers={[
        { value: "", label: refund.drawer?.cashierName ?? outside },
        ...refund.others.map(({ id, cashierName }) => ({ value: String(id), label: cashierName })),
      ]}
      record={returnMoney}
      words={{
        due: t("refund", { amount: formatRupiah(due) }),
        way: t("refundWay"),
        choose: t("refundChoose"),
        drawer: t("refundDrawer"),
        reference: t("refundReference"),
        optional: methods("optional"),
        done: t("refunded"),
        note: [
          ...feeNote(payment, t),
          ...(payment.method === "cash" && change !== null && change > 0
            ? [t("refundChange", { change: formatRupiah(change), cash: formatRupiah(payment.cashReceived ?? 0) })]
            : []),
        ],
      }}
    />
  );
}

/** How much of the money is the shop's own fee. */
function feeNote({ ownFee }: Payment, t: Awaited<ReturnType<typeof getTranslations<"payment">>>): string[] {
  return ownFee === 0 ? [] : [t("refundFee", { fee: formatRupiah(ownFee) })];
}

/** The record stays visible, with the method of the refund. */
async function Returned({ view, back }: { view: WholeView; back: RefundOf["back"] }) {
  if (!back) return null;
  const t = await getTranslations("payment");
  const methods = await getTranslations("confirm");
  const time = formatDateTime(back.at, view.zone, await getLocale());
  const how = [
    methods((back.method ?? view.payment.method) as ChosenMethod),
    back.credit === "drawer" ? t("refundFrom", { name: back.cashierName ?? "" }) : null,
    back.credit === "cash" ? t("refundOutside") : null,
    back.note && `${t("refundReference")} ${back.note}`,
    t("refundBy", { name: back.byName }),
  ];
  return (
    <div className="flex flex-col gap-3 rounded-big border-2 border-line bg-ok-soft p-5">
      <p className="text-lg font-semibold text-ok">{t("refundedAt", { amount: formatRupiah(back.amount), time })}</p>
      <p className="text-ink-soft">{how.filter(Boolean).join(" · ")}</p>
      <label className="flex min-h-11 items-center gap-3 font-medium">
        <input type="checkbox" className="size-5 accent-accent" checked disabled readOnly />
        {t("refunded")}
      </label>
    </div>
  );
}

/** What the customer owes; the payment's own cashier or a supervisor records its payment. */
async function Debt({ view: { payment } }: { view: WholeView }) {
  const t = await getTranslations("owed");
  const methods = await getTranslations("confirm");
  return (
    <MoneyBox
      trId={payment.trId}
      ways={PAY_METHODS.map((method) => ({ method, label: methods(method), toDo: t(`collect_${method}`) }))}
      mustChoose={false}
      drawers={[]}
      record={collectMoney}
      words={{
        due: t("debt", { amount: formatRupiah(-payment.owed) }),
        way: methods("method"),
        choose: "",
        drawer: "",
        reference: methods("reference"),
        optional: methods("optional"),
        done: t("collect"),
        note: [...feeNote(payment, await getTranslations("payment")), t("debtLead")],
      }}
    />
  );
}
