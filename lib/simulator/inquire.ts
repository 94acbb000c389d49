import type { Bill } from "./bills.ts";
import { type BillChange, changeBill } from "./change-bill.ts";
import { nextPeriod } from "./period.ts";
import { type Product, productOf } from "./products.ts";
import { errorReply, inquiryReply } from "./replies.ts";
import { behaviourOf } from "./sandbox-numbers.ts";
import type { Reply } from "./wire.ts";
import type { World } from "./world.ts";

/** Answers `inq-pasca`: quotes a bill under a new `tr_id`, or says why not. */
export function inquire(world: World, fields: Record<string, string>): Reply {
  const { code = "", hp = "", ref_id: refId = "" } = fields;
  const { ledger, clock } = world;
  const refuse = (responseCode: string) => errorReply(responseCode, { code, hp, ref_id: refId });
  const product = productOf(code);
  if (!product) return refuse("20");
  if (ledger.state.outOfService.includes(code)) return refuse("106");
  if (!/^[A-Za-z0-9]+$/.test(refId)) return refuse("03");
  if (ledger.isRefIdUsed(refId)) return refuse("11");
  ledger.useRefId(refId);
  if (!product.number.test(hp)) return refuse("14");
  const change = changeFor(world, code, hp);
  const refusal = change?.inquiryCode ?? behaviourOf(hp).inquiryCode;
  if (refusal) return refuse(refusal);
  const bill = nextBill(world, product, hp, change);
  return inquiryReply(ledger.quote({ refId, code, hp, bill, quotedAt: clock.now() }));
}

/** The change that a control call made to a number's bill, if any. */
export function changeFor(world: World, code: string, hp: string): BillChange | undefined {
  return world.ledger.state.billChanges.find((change) => change.hp === hp && (change.code ?? "BPJSTKPU") === code);
}

/** The first month that is not yet paid: whoever pays April is quoted May next. */
function nextBill(world: World, product: Product, hp: string, change: BillChange | undefined): Bill {
  const first = product.billFor(hp, world.clock.now());
  const bill = change ? changeBill(first, change) : first;
  let period = bill.period;
  while (world.ledger.paidUnder(product.code, hp, period) !== undefined) period = nextPeriod(period);
  return { ...bill, period };
}
