"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { PAY_METHODS } from "#lib/domain/payment.ts";
import { REASONS } from "#lib/domain/reason.ts";
import type { Result } from "#lib/domain/result.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { line, password, reason, trId } from "#lib/server/web/action-schemas.ts";

/** The outlet writes off what a customer owes. */
export const writeOffMoney = action(
  {
    name: "payment.write_off_money",
    role: "supervisor",
    schema: z.strictObject({ trId, reason: reason(REASONS.settlement) }),
    stepUp: () => "settlement",
  },
  async ({ input, actor }) => {
    const onlySupervisor = (await loket().auth.countSupervisorsOfLastDay()) === 1;
    return drawnAnew(await loket().does.writeOffMoney(actor, { ...input, onlySupervisor }));
  },
);

/** Reverses a success, with the password again. */
export const reversePayment = action(
  {
    name: "payment.reverse",
    role: "supervisor",
    schema: z.strictObject({ trId, reason: reason(REASONS.settlement), password }),
    stepUp: () => "settlement",
  },
  async ({ input: { password, ...reversal }, actor }) => {
    const { auth, does } = loket();
    const confirmed = await auth.confirmOwnPassword(actor, password);
    if (!confirmed.ok) return confirmed;
    const onlySupervisor = (await auth.countSupervisorsOfLastDay()) === 1;
    return drawnAnew(await does.reversePayment(actor, { ...reversal, onlySupervisor }));
  },
);

/** Corrects a payment's method or cashier, with the password again. */
export const correctPayment = action(
  {
    name: "payment.correct",
    role: "supervisor",
    schema: z.strictObject({
      trId,
      method: z.enum(PAY_METHODS),
      cashierId: line(100),
      reference: line(40),
      reason: reason(REASONS.settlement),
      password,
    }),
    stepUp: () => "settlement",
  },
  async ({ input: { password, reference, ...correction }, actor }) => {
    const { auth, does } = loket();
    const confirmed = await auth.confirmOwnPassword(actor, password);
    if (!confirmed.ok) return confirmed;
    const onlySupervisor = (await auth.countSupervisorsOfLastDay()) === 1;
    return drawnAnew(await does.correctPayment(actor, { ...correction, reference: reference || null, onlySupervisor }));
  },
);

/** Turns a payment that a person called failed into a success, if the biller says "paid" once more. */
export const takeBillersWord = action(
  {
    name: "payment.take_billers_word",
    role: "supervisor",
    schema: z.strictObject({ trId, note: reason(REASONS.alarm) }),
    stepUp: () => "settlement",
  },
  async ({ input, actor }) => drawnAnew(await loket().does.takeBillersWord(actor, input)),
);

function drawnAnew(done: Result<object>): Result<object> {
  if (!done.ok) return done;
  refresh();
  return { ok: true };
}
