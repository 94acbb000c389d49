import { type Bill, billOf, type SimulatedProduct } from "./bills.ts";
import { type BillChange, changeBill } from "./change-bill.ts";
import { keyOf } from "./ledger.ts";
import { nextPeriod } from "./period.ts";
import { productOf } from "./products.ts";
import { errorReply, inquiryReply } from "./replies.ts";
import { behaviourOf } from "./sandbox-numbers.ts";
import type { SimulatorState } from "./simulator-state.ts";
import type { Reply } from "./wire.ts";

/** Answers `inq-pasca`: quotes a bill under a new `tr_id`, or says why not. */
export function inquire(simulator: SimulatorState, fields: Record<string, string>): Reply {
  const { code = "", hp = "", ref_id: refId = "" } = fields;
  const { ledger, clock } = simulator;
  const refuse = (responseCode: string) => errorReply(responseCode, { code, hp, ref_id: refId });
  const product = productOf(code);
  if (!product) return refuse("20");
  if (ledger.state.outOfService.includes(code)) return refuse("106");
  if (!/^[A-Za-z0-9]+$/.test(refId)) return refuse("03");
  if (ledger.isRefIdUsed(refId)) return refuse("11");
  ledger.useRefId(refId);
  if (!product.number.test(hp)) return refuse("14");
  const change = changeFor(simulator, code, hp);
  const refusal = change?.inquiryCode ?? behaviourOf(code, hp).inquiryCode;
  if (refusal) return refuse(refusal);
  if (product.needs?.some((name) => !/^\d+$/.test(fields[name] ?? ""))) return refuse("107");
  const bill = nextBill(simulator, product, hp, fields, change);
  return inquiryReply(ledger.quote({ refId, code, hp, bill, quotedAt: clock.now() }));
}

/** A control call's change to a number's bill, if any. */
export function changeFor(simulator: SimulatorState, code: string, hp: string): BillChange | undefined {
  return simulator.ledger.state.billChanges.find((change) => change.hp === hp && (change.code ?? "BPJSTKPU") === code);
}

/** The first unpaid month: someone who pays April is quoted May next. */
function nextBill(
  simulator: SimulatorState,
  product: SimulatedProduct,
  hp: string,
  fields: Record<string, string>,
  change: BillChange | undefined,
): Bill {
  const isPaid = (bill: Bill) => simulator.ledger.paidUnder(product.code, hp, keyOf(bill)) !== undefined;
  const billed = (nth: number) => {
    const quoted = billOf(product, hp, fields, nth, simulator.clock.now());
    return change ? changeBill(quoted, change) : quoted;
  };
  let nth = 1;
  let bill = billed(nth);
  if (bill.key !== undefined) {
    while (isPaid(bill)) bill = billed(++nth);
    return bill;
  }
  let period = bill.period;
  while (simulator.ledger.paidUnder(product.code, hp, period) !== undefined) period = nextPeriod(period);
  return { ...bill, period };
}
