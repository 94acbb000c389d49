import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { NextLink } from "#components/receipts/next-link.tsx";
import { receiptPapers } from "#components/receipts/receipt-papers.tsx";
import { type DeskWords, ReceiptPrinter } from "#components/receipts/receipt-printer.tsx";
import type { TrId } from "#lib/domain/identifiers.ts";
import { handedOver } from "#lib/domain/payment.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { loket } from "#lib/server/next.ts";
import { printOnNetwork, recordPrint, recordShare, testNetworkPrinter, voidPrint } from "./actions.ts";
import { CopyLimit } from "./copy-limit.tsx";

type Props = {
  trId: TrId;
  actor: Actor;
  words: DeskWords;
  /** The class of the controls' card. */
  className: string;
  summary: ReactNode;
  /** Shown below the controls. */
  details?: ReactNode;
  /** The keys of "Transaksi baru". */
  nextKeys: string;
  /** Other links from here. */
  children?: ReactNode;
  /** The receipt of a payment that has just succeeded: printed at once if the outlet has set it. */
  fresh?: boolean;
};

/** The stored receipt and its printer, beside `summary`; `children` are beside the print button. */
export async function ReceiptDesk(props: Props) {
  const { trId, actor, words, className, summary, details, nextKeys, children, fresh = false } = props;
  const t = await getTranslations("receipt");
  const receipt = await loket().reads.receipt(actor, trId);
  // Old seeded payments have none.
  if (!receipt || receipt === "forbidden") {
    return (
      <section className={className}>
        {summary}
        <div className="flex flex-wrap gap-3.5">
          <NextLink keys={nextKeys} words={words.next} kind="primary" />
          {children}
        </div>
        {details}
      </section>
    );
  }
  const { drawing, untouched, payment, copies, voidable } = receipt;
  const preferences = await loket().settings.preferences();
  // Only its own cashier's first print: a reload or a later viewer prints nothing.
  const autoPrint = fresh && preferences.autoPrint && untouched && payment.cashierId === actor.id;
  return (
    <ReceiptPrinter
      trId={trId}
      className={className}
      nextKeys={nextKeys}
      details={details}
      printed={fresh && receipt.prints > 0}
      summary={
        <>
          {summary}
          <CopyLimit trId={trId} room={copies} actor={actor} />
        </>
      }
      initialPaper={preferences.paper}
      autoPrint={autoPrint}
      voidable={voidable}
      networkPrinters={preferences.networkPrinters.map(({ name }) => name)}
      testOnNetwork={testNetworkPrinter}
      shareText={t("shareText", {
        title: drawing.model.name,
        total: formatRupiah(handedOver(payment)),
        trId,
        address: drawing.model.qr?.url ?? "",
      })}
      actions={{ recordPrint, printOnNetwork, voidPrint, recordShare }}
      papers={receiptPapers(drawing)}
      words={words}
    >
      {children}
    </ReceiptPrinter>
  );
}
