"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { PAY_METHODS } from "#lib/domain/payment.ts";
import { REASONS } from "#lib/domain/reason.ts";
import type { Result } from "#lib/domain/result.ts";
import type { PaymentGlance } from "#lib/domain/visible-payment.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { line, password, reason, trId } from "#lib/server/web/action-schemas.ts";

const schema = z.strictObject({ trId });

/** Asks the biller about the payment. */
export const checkStatus = action({ name: "payment.check", role: "cashier", schema }, async ({ input, actor }) =>
  asStands(await loket().does.checkPayment(actor, input.trId)),
);

/** A new attempt, after proof that the earlier one never arrived. */
export const sendAgain = action({ name: "payment.send_again", role: "cashier", schema }, async ({ input, actor }) =>
  asStands(await loket().does.sendAgain(actor, input.trId)),
);

/** Cancels a payment that never reached the biller. */
export const giveUp = action({ name: "payment.give_up", role: "cashier", schema }, async ({ input, actor }) =>
  asStands(await loket().does.giveUp(actor, input.trId)),
);

/** Records that the customer has the money back. */
export const returnMoney = action(
  {
    name: "payment.return_money",
    role: "cashier",
    schema: z.strictObject({
      trId,
      method: z.enum(PAY_METHODS).optional(),
      shiftId: z.int().min(1).optional(),
      reference: line(40).nullable(),
    }),
  },
  async ({ input, actor }) => asStands(await loket().does.returnMoney(actor, input)),
);

/** The customer paid what they owed. */
export const collectMoney = action(
  {
    name: "payment.collect_money",
    role: "cashier",
    schema: z.strictObject({ trId, method: z.enum(PAY_METHODS), reference: line(40).nullable() }),
  },
  async ({ input, actor }) =>
    asStands(await loket().does.collectMoney(actor, { ...input, reference: input.reference || null })),
);

/** A supervisor's manual settlement, with the password again. */
export const settleByHand = action(
  {
    name: "payment.settle_by_hand",
    role: "supervisor",
    schema: z.strictObject({
      trId,
      to: z.enum(["success", "failed"]),
      reason: reason(REASONS.settlement),
      password,
    }),
    stepUp: () => "settlement",
  },
  async ({ input: { password, ...settlement }, actor }) => {
    const { auth, does } = loket();
    const confirmed = await auth.confirmOwnPassword(actor, password);
    if (!confirmed.ok) return confirmed;
    const onlySupervisor = (await auth.countSupervisorsOfLastDay()) === 1;
    return asStands(await does.settleByHand(actor, { ...settlement, onlySupervisor }));
  },
);

/** The new state for the browser, with the page redrawn in the same answer. */
function asStands(result: Result<{ payment: PaymentGlance }>): Result<{ state: string; version: number }> {
  if (!result.ok) return result;
  refresh();
  return { ok: true, state: result.payment.state, version: result.payment.version };
}
