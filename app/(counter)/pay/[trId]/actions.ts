"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { PAY_METHODS } from "#lib/domain/payment.ts";
import { type Rupiah, readRupiah } from "#lib/domain/rupiah.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { line, trId } from "#lib/server/web/action-schemas.ts";

const amount = z
  .int()
  .min(0)
  .transform((value) => readRupiah(value) as Rupiah);

/** Pays what the cashier confirmed. Can be replayed as it is: it goes to the one payment that stands. */
export const payBill = action(
  {
    name: "payment.start",
    role: "cashier",
    schema: z.strictObject({
      trId,
      nominal: amount,
      admin: amount,
      price: amount,
      rounding: z.int(),
      method: z.enum(PAY_METHODS),
      cashReceived: amount.nullable(),
      reference: line(40).nullable(),
      repeatConfirmed: z.boolean(),
      oddConfirmed: z.boolean(),
    }),
  },
  async ({ input, actor }) => {
    const started = await loket().does.startPayment(actor, input);
    if (!started.ok) return started;
    const { payment } = started;
    // The same bill is being paid under another inquiry: its page says so, and who pays it.
    redirect(payment.trId === input.trId ? `/payments/${payment.trId}` : `/payments/${payment.trId}?for=${input.trId}`);
  },
);
