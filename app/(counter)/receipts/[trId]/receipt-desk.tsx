import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { paperWords } from "#components/receipts/paper-words.ts";
import { receiptPapers } from "#components/receipts/receipt-papers.tsx";
import { ReceiptPrinter } from "#components/receipts/receipt-printer.tsx";
import type { TrId } from "#lib/domain/identifiers.ts";
import { handedOver } from "#lib/domain/journal.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { loket } from "#lib/server/next.ts";
import { printOnNetwork, recordPrint, recordShare, testNetworkPrinter, voidPrint } from "./actions.ts";
import { CopyLimit } from "./copy-limit.tsx";
import { printerTestWords } from "./printer-test-words.ts";

type Props = {
  trId: TrId;
  actor: Actor;
  print: string;
  summary: ReactNode;
  children: ReactNode;
  /** The receipt of a payment that has just been made: printed at once where the outlet wants it so. */
  fresh?: boolean;
};

/** The stored receipt and its printer, beside `summary`; `children` stand beside the button that prints. */
export async function ReceiptDesk({ trId, actor, print, summary, children, fresh = false }: Props) {
  const t = await getTranslations("receipt");
  const receipt = await loket().reads.receipt(actor, trId);
  // Made-up payments of long ago have none.
  if (!receipt || receipt === "forbidden") {
    return (
      <>
        {summary}
        <div className="flex flex-wrap gap-3.5">{children}</div>
      </>
    );
  }
  const { drawing, untouched, payment, copies, voidable } = receipt;
  const testing = await printerTestWords();
  const preferences = await loket().settings.preferences();
  // Its own cashier's first print only: a reload, or whoever looks at it later, prints nothing.
  const autoPrint = fresh && preferences.autoPrint && untouched && payment.cashierId === actor.id;
  return (
    <ReceiptPrinter
      trId={trId}
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
      labels={{
        ...(await paperWords()),
        print,
        recording: t("recording"),
        recorded: t("recorded"),
        original: t("original"),
        failed: t("failed"),
        voided: { never_left: t("unsure"), excused: t("voided"), counted: t("voidedAgain") },
        faults: testing.faults,
        nothingPrinted: t("nothingPrinted"),
        notShared: t("notShared"),
        unreachable: t("unreachable"),
        pdf: t("pdf"),
        share: t("share"),
        thermal: {
          print: t("thermal"),
          choose: t("thermalChoose"),
          other: t("thermalOther"),
          unsupported: t("thermalUnsupported"),
          help: t("thermalHelp"),
          change: t("thermalChange"),
          test: t("test"),
          testHelp: t("testHelp"),
          testing,
        },
      }}
    >
      {children}
    </ReceiptPrinter>
  );
}
