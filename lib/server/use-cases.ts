import type { RefId, TrId } from "#lib/domain/identifiers.ts";
import type { ThermalPaper } from "#lib/domain/paper.ts";
import type { Payment } from "#lib/domain/payment.ts";
import type { PrinterProfile } from "#lib/domain/printer-profile.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { glanceAt, type PaymentGlance } from "#lib/domain/visible-payment.ts";
import { checkPayment } from "#lib/payments/check-payment.ts";
import { type Collection, collectMoney, writeOffMoney } from "#lib/payments/collect-money.ts";
import { type Correction, correctPayment } from "#lib/payments/correct-payment.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { type BillAsk, bringInByRefId, type Found, findInLedger, inquireByNumber } from "#lib/payments/find-bill.ts";
import { giveUp } from "#lib/payments/give-up.ts";
import { printReceipt, shareReceipt } from "#lib/payments/print-receipt.ts";
import { releaseCopy } from "#lib/payments/release-copy.ts";
import { type MoneyReturn, returnMoney } from "#lib/payments/return-money.ts";
import { type Reversal, reversePayment } from "#lib/payments/reverse-payment.ts";
import { sendAgain } from "#lib/payments/send-again.ts";
import { type Settlement, settleByHand } from "#lib/payments/settle-by-hand.ts";
import { type Confirmation, startPayment } from "#lib/payments/start-payment.ts";
import { takeBillersWord } from "#lib/payments/take-billers-word.ts";
import { voidPrint } from "#lib/payments/void-print.ts";
import type { CheckSlots } from "./check-slots.ts";
import type { InquiryLimit } from "./inquiry-limit.ts";
import type { LivePreferences } from "./live-preferences.ts";
import { createNetworkPrinters } from "./printers/network-printer.ts";
import { printOnNetwork } from "./printers/print-on-network.ts";
import type { createReceiptSheets } from "./printers/receipt-sheets.ts";
import { testNetworkPrinter, testPage } from "./printers/test-network-printer.ts";

/** A payment's result as a glance that everyone signed in may see, since colleagues get answers too. */
async function atAGlance<T extends { readonly payment: Payment }>(done: Promise<Result<T>>) {
  const result = await done;
  return result.ok ? { ...result, payment: glanceAt(result.payment) } : result;
}

/** What people do, each use case bound to its dependencies and limits. */
export function createUseCases(
  deps: PaymentDeps,
  slots: CheckSlots,
  limit: InquiryLimit,
  preferences: LivePreferences,
  sheets: ReturnType<typeof createReceiptSheets>,
) {
  const limited = async (actor: Actor, ask: () => Promise<Result<Found>>): Promise<Result<Found>> => {
    const seconds = limit.take(actor.id, (await preferences.current()).inquiriesPerMinute);
    return seconds === null ? ask() : failure("too_many_inquiries", { params: { seconds } });
  };
  /** A person's check shares the slots of the checker. */
  const inSlot = async <T>(ask: () => Promise<T>): Promise<T> => {
    slots.resize((await preferences.current()).checksAtOnce);
    const release = await slots.take();
    return ask().finally(release);
  };

  const printers = createNetworkPrinters();

  return {
    findInLedger: (trId: TrId | null, bill?: BillAsk) => findInLedger(deps, trId, bill),
    bringInByRefId: (actor: Actor, ask: { trId: TrId; refId: RefId }) =>
      limited(actor, () => bringInByRefId(deps, actor, ask)),
    inquireByNumber: (actor: Actor, ask: BillAsk) => limited(actor, () => inquireByNumber(deps, actor, ask)),
    startPayment: (actor: Actor, confirmation: Confirmation) => atAGlance(startPayment(deps, actor, confirmation)),
    /** `not_found` where there is no such payment. */
    async checkPayment(actor: Actor, trId: TrId): Promise<Result<{ payment: PaymentGlance }>> {
      const checked = await inSlot(() => checkPayment(deps, trId, actor));
      return checked ? { ok: true, payment: glanceAt(checked.payment) } : failure("not_found");
    },
    sendAgain: (actor: Actor, trId: TrId) => atAGlance(inSlot(() => sendAgain(deps, actor, trId))),
    giveUp: (actor: Actor, trId: TrId) => atAGlance(inSlot(() => giveUp(deps, actor, trId))),
    settleByHand: (actor: Actor, settlement: Settlement) =>
      atAGlance(inSlot(() => settleByHand(deps, actor, settlement))),
    returnMoney: (actor: Actor, wish: MoneyReturn) => atAGlance(returnMoney(deps, actor, wish)),
    collectMoney: (actor: Actor, collection: Collection) => atAGlance(collectMoney(deps, actor, collection)),
    writeOffMoney: (actor: Actor, wish: Parameters<typeof writeOffMoney>[2]) =>
      atAGlance(writeOffMoney(deps, actor, wish)),
    correctPayment: (actor: Actor, correction: Correction) => atAGlance(correctPayment(deps, actor, correction)),
    reversePayment: (actor: Actor, reversal: Reversal) => atAGlance(reversePayment(deps, actor, reversal)),
    takeBillersWord: (actor: Actor, word: Parameters<typeof takeBillersWord>[2]) =>
      atAGlance(inSlot(() => takeBillersWord(deps, actor, word))),
    printReceipt: (actor: Actor, print: Parameters<typeof printReceipt>[2]) => printReceipt(deps, actor, print),
    printOnNetwork: (actor: Actor, asked: Parameters<typeof printOnNetwork>[3]) =>
      printOnNetwork(deps, { printers, sheets }, actor, asked),
    shareReceipt: (actor: Actor, trId: TrId) => shareReceipt(deps, actor, trId),
    releaseCopy: (actor: Actor, trId: TrId) => releaseCopy(deps, actor, trId),
    testPage: (actor: Actor, paper: ThermalPaper, profile: PrinterProfile) => testPage(deps, actor, paper, profile),
    testNetworkPrinter: (actor: Actor, asked: Parameters<typeof testNetworkPrinter>[3]) =>
      testNetworkPrinter(deps, printers, actor, asked),
    voidPrint: (actor: Actor, printId: string, saidBy: "person" | "port") => voidPrint(deps, actor, printId, saidBy),
  };
}
