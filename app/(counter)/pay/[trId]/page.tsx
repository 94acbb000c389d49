import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { AmountTable } from "#components/bills/amount-table.tsx";
import { BillCard } from "#components/bills/bill-card.tsx";
import { factRows } from "#components/bills/bill-facts.ts";
import { PayPanel } from "#components/bills/pay-panel.tsx";
import { RefusalLink } from "#components/bills/refusal-link.tsx";
import { UnpayablePanel } from "#components/bills/unpayable-panel.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { quoteOddities } from "#lib/domain/bill.ts";
import { roundingOf } from "#lib/domain/cash-rounding.ts";
import { readTrId } from "#lib/domain/identifiers.ts";
import { ownFeeOf } from "#lib/domain/own-fee.ts";
import { askedOf, closedHours, isClosed } from "#lib/domain/products/ask-for.ts";
import { productOf } from "#lib/domain/products/catalogue.ts";
import { describeBill } from "#lib/domain/products/describe-bill.ts";
import { labelOf } from "#lib/domain/products/matching.ts";
import { quickCash } from "#lib/domain/quick-cash.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { formatRupiah, groupDigits } from "#lib/domain/rupiah.ts";
import { formatDate, formatDateTime, formatTime, type Zone } from "#lib/domain/time.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { productWords } from "#lib/i18n/product-words.ts";
import type { QuoteView } from "#lib/server/next.ts";
import { loket, requireActor } from "#lib/server/next.ts";
import { findBill } from "../actions.ts";
import { receiptLink } from "../receipt-link.ts";
import { payBill } from "./actions.ts";
import { DepositWarning, LateDepositWarning } from "./deposit-warning.tsx";
import { WhatChanged } from "./what-changed.tsx";

type Props = { params: Promise<{ trId: string }>; searchParams: Promise<{ before?: string | string[] }> };

/** The id that links the warning to its confirmation. */
const PAID_BEFORE = "paid-before";
const ODD = "odd-amounts";
/** The deposit was requested with the bill (`findBill`); a later answer is streamed in below. */
const DEPOSIT_PATIENCE_MS = 50;

export const generateMetadata = titled("confirm.title");

/** What the cashier reads out and confirms. Every amount comes from the stored quote. */
export default async function ConfirmPage({ params, searchParams }: Props) {
  const trId = readTrId((await params).trId);
  const actor = await requireActor("cashier", `/pay/${trId ?? ""}`);
  const found = trId ? await loket().reads.quote(actor, trId) : null;
  if (!found) notFound();
  if ("paidAs" in found) redirect(`/payments/${found.paidAs}`);
  const { inquiry } = found;
  const t = await getTranslations("confirm");
  const language = await getLocale();
  const bill = describeBill(inquiry, await productWords());
  const product = productOf(inquiry);
  const companies = product.company ? (await loket().shop.offers()).flatMap(({ codes }) => codes) : [];
  const company = companies.find(({ code }) => code === inquiry.product);
  const number = bill.lines.find(({ key }) => key === "number");
  const name = bill.lines.find(({ key }) => key === "name");
  const period = bill.lines.find(({ key }) => key === "period");
  const closed = closedHours(product);
  const { zone } = await loket().reads.outlet();
  const before = readTrId((await searchParams).before);
  const odd = quoteOddities(inquiry);
  const payable = !found.obstacle && !found.inPayment;
  const preferences = await loket().settings.preferences();
  const ownFee = ownFeeOf(inquiry, preferences);
  const total = inquiry.price + ownFee;
  const rounding = roundingOf(total, "cash", preferences.cashRounding);
  const deposit = payable && (await loket().deposit.freshWithin(DEPOSIT_PATIENCE_MS));

  return (
    <div className="flex flex-1 flex-col gap-6 max-md:gap-3.5 md:grid md:grid-cols-[minmax(0,1fr)_22rem] md:content-start lg:grid-cols-[minmax(0,1fr)_26.25rem]">
      <div className="flex min-w-0 flex-col gap-4.5 short:gap-3.5">
        <div className="flex flex-wrap items-center justify-between gap-3 low:sr-only">
          <h1 className="text-heading">{t("title")}</h1>
          {found.obstacle !== "expired" && (
            <p className="rounded-full bg-info-soft px-3 py-1 text-small font-medium text-info">
              {t("askedToday", { time: formatTime(inquiry.askedAt, zone) })}
            </p>
          )}
        </div>
        {before && <WhatChanged actor={actor} before={before} now={inquiry} />}
        {payable && found.paidBefore && (
          <div id={PAID_BEFORE}>
            <Alert tone="warn">
              {t("paidBefore", {
                number: number?.label ?? "",
                repeat: found.paidBefore.repeat,
                period: period?.label.toLowerCase() ?? "",
                time: formatDateTime(found.paidBefore.settledAt ?? 0, zone, language),
                cashier: found.paidBefore.cashierName,
              })}{" "}
              <RefusalLink link={await receiptLink(actor, found.paidBefore)} />
            </Alert>
          </div>
        )}
        {found.differingSum !== null && (
          <Alert tone="warn">
            {t("sumDiffers", { sum: formatRupiah(found.differingSum), nominal: formatRupiah(inquiry.nominal) })}
          </Alert>
        )}
        {payable && odd.length > 0 && (
          <div id={ODD} className="flex flex-col gap-3">
            {odd.map((oddity) => (
              <Alert key={oddity} tone="warn">
                {oddity === "sum"
                  ? t("priceDiffers", {
                      price: formatRupiah(inquiry.price),
                      sum: formatRupiah(inquiry.nominal + inquiry.admin),
                    })
                  : t("belowCost", {
                      price: formatRupiah(inquiry.price),
                      cost: formatRupiah(inquiry.sellingPrice),
                    })}
              </Alert>
            ))}
          </div>
        )}
        {payable && bill.remainder !== null && <Alert tone="warn">{bill.remainder}</Alert>}
        {payable && closed && isClosed(product, loket().now()) && (
          <Alert tone="warn">{t("closed", { product: bill.product, ...closed })}</Alert>
        )}
        {deposit && <DepositWarning balance={deposit.balance} needed={inquiry.sellingPrice} />}
        <BillCard
          product={company ? `${bill.product} · ${labelOf(company)}` : bill.product}
          group={product.group}
          companyLabel={name?.label ?? ""}
          company={inquiry.company}
          rows={[
            ...factRows(bill),
            { label: t("trId"), value: inquiry.trId, mono: true },
            { label: t("refId"), value: inquiry.refId, mono: true },
          ]}
        />
        <AmountTable bill={bill} />
        {payable && !deposit && (
          <Suspense>
            <LateDepositWarning needed={inquiry.sellingPrice} />
          </Suspense>
        )}
      </div>
      <aside
        className={`self-start rounded-card border border-line bg-surface p-6.5 shadow-card max-lg:p-5.5 short:py-2 ${payable ? "max-md:contents" : "max-md:self-stretch"}`}
      >
        {payable ? (
          <PayPanel
            quote={{
              trId: inquiry.trId,
              nominal: inquiry.nominal,
              admin: inquiry.admin,
              price: inquiry.price,
              ownFee,
            }}
            cashRounding={rounding}
            cashRequired={preferences.cashRequired}
            quickCash={quickCash(total + rounding).map((cash) => ({ amount: cash, label: groupDigits(cash) }))}
            ticks={[
              ...(found.paidBefore
                ? [{ name: "repeatConfirmed" as const, describedBy: PAID_BEFORE, tick: t("paidBeforeTick") }]
                : []),
              ...(odd.length > 0 ? [{ name: "oddConfirmed" as const, describedBy: ODD, tick: t("oddTick") }] : []),
            ]}
            pay={payBill.bind(null, actor.id)}
          />
        ) : (
          <UnpayablePanel {...(await unpayable(found, zone, actor))} find={findBill.bind(null, actor.id)} />
        )}
      </aside>
    </div>
  );
}

/** Why this quote cannot be paid, and what to do instead. */
async function unpayable(found: QuoteView, zone: Zone, actor: Actor) {
  const t = await getTranslations("confirm");
  const language = await getLocale();
  const { inquiry, inPayment, paidBefore, outdatedBy } = found;
  const earlier = outdatedBy ?? paidBefore;
  const reason = inPayment
    ? t("inPayment", { cashier: inPayment.cashierName, trId: inPayment.trId })
    : found.obstacle === "unknown_product"
      ? t("unknownProduct", { product: inquiry.product })
      : found.obstacle === "unsold"
        ? t("unsold", { product: (await productWords()).say(productOf(inquiry).id) })
        : found.obstacle === "expired"
          ? t("expired", { date: formatDate(inquiry.askedAt, zone, language) })
          : t("outdated", {
              time: formatDateTime(earlier?.settledAt ?? 0, zone, language),
              cashier: earlier?.cashierName ?? "",
            });
  return {
    reason,
    bill: inquiry,
    paidAs: inPayment?.trId ?? null,
    receipt: earlier && !inPayment ? await receiptLink(actor, earlier) : null,
    again:
      inPayment || found.obstacle === "unknown_product" || found.obstacle === "unsold"
        ? null
        : { ...inquiry, asked: askedOf(inquiry) },
  };
}
