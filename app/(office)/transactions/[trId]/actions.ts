"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { REASONS } from "#lib/domain/reason.ts";
import type { Result } from "#lib/domain/result.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { password, reason, trId } from "#lib/server/web/action-schemas.ts";

/** The outlet gives up what a customer owes. */
export const writeOffMoney = action(
  {
    name: "payment.write_off_money",
    role: "supervisor",
    schema: z.strictObject({ trId, reason: reason(REASONS.settlement) }),
  },
  async ({ input, actor }) => drawnAnew(await loket().does.writeOffMoney(actor, input)),
);

/** A success that did not stand is taken back, with the password again. */
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

/** Makes a success of what a person had called failed, if the biller says "paid" once more. */
export const takeBillersWord = action(
  {
    name: "payment.take_billers_word",
    role: "supervisor",
    schema: z.strictObject({ trId, note: reason(REASONS.alarm) }),
  },
  async ({ input, actor }) => drawnAnew(await loket().does.takeBillersWord(actor, input)),
);

function drawnAnew(done: Result<object>): Result<object> {
  if (!done.ok) return done;
  refresh();
  return { ok: true };
}
