import { getTranslations } from "next-intl/server";
import { Figures } from "#components/payments/figures.tsx";
import { type Detail, Details } from "#components/ui/details.tsx";
import { changeOf, handedOver } from "#lib/domain/payment.ts";
import { rowFacts } from "#lib/domain/products/describe-bill.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { productWords } from "#lib/i18n/product-words.ts";
import type { PaymentView, WholeView } from "./view.ts";

/**
 * The total, and the change, which stays visible until the customer has gone. There is none to hand out while the biller is asked, or when
 * all of it goes back.
 */
export async function PaymentFigures({ view }: { view: PaymentView }) {
  const t = await getTranslations("payment");
  const { state } = view.payment;
  const change = view.whole && state !== "sending" && view.payment.owed === 0 ? changeOf(view.payment) : null;
  const rounded = view.whole && view.payment.rounding !== 0;
  return (
    <Figures
      figures={[
        {
          label: state === "success" ? t("paid") : rounded ? t("totalCash") : t("total"),
          value: formatRupiah(view.whole ? handedOver(view.payment) : view.payment.price),
        },
        ...(change === null
          ? []
          : [{ label: t("change"), value: formatRupiah(change), ...(state === "success" && { tone: "ok" as const }) }]),
      ]}
    />
  );
}

/** Whose bill it was; for people other than its cashier, only what everyone may see. */
export async function PaymentFacts({ view }: { view: PaymentView }) {
  const t = await getTranslations("payment");
  const { payment } = view;
  const { bill, beside, paid } = view.whole ? await ownFacts(view) : { bill: [], beside: [], paid: [] };
  return (
    // On a phone it is below the buttons: otherwise the focused one would scroll past the outcome and the cash to return.
    <div className="max-sm:order-last">
      <Details
        columns={2}
        rows={[
          ...bill,
          { label: t("trId"), value: payment.trId, mono: true },
          { label: t("nominal"), value: formatRupiah(payment.nominal) },
          { label: t("admin"), value: formatRupiah(payment.admin) },
          ...beside,
          ...paid,
          { label: t("cashier"), value: payment.cashierName },
        ]}
      />
    </div>
  );
}

async function ownFacts({ payment }: WholeView): Promise<Record<"bill" | "beside" | "paid", Detail[]>> {
  const t = await getTranslations("payment");
  const methods = await getTranslations("confirm");
  const { price, ownFee, rounding, cashReceived, reference } = payment;
  return {
    bill: [
      ...rowFacts(payment, await productWords()).map(({ key, label, value }) => ({
        label,
        value: value || "–",
        wide: key === "name",
        mono: key === "number",
      })),
    ],
    beside: [
      ...(ownFee === 0 ? [] : [{ label: methods("ownFee"), value: formatRupiah(ownFee) }]),
      ...(rounding === 0
        ? []
        : [
            { label: t("total"), value: formatRupiah(price + ownFee) },
            { label: t("rounding"), value: formatRupiah(rounding) },
          ]),
    ],
    paid: [
      { label: t("method"), value: methods(payment.method) },
      ...(cashReceived === null ? [] : [{ label: t("cashReceived"), value: formatRupiah(cashReceived) }]),
      ...(reference === null ? [] : [{ label: methods("reference"), value: reference, mono: true }]),
    ],
  };
}
