"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { PAY_METHODS } from "#lib/domain/payment.ts";
import { type Rupiah, readRupiah, readTypedRupiah } from "#lib/domain/rupiah.ts";
import { loket } from "#lib/server/next.ts";
import { submitAction } from "#lib/server/web/action-client.ts";
import { line, trId } from "#lib/server/web/action-schemas.ts";

const amountOf = (read: (text: string) => Rupiah | null) =>
  line(20).transform((text, context) => {
    const amount = read(text);
    if (amount !== null) return amount;
    context.addIssue({ code: "custom", message: "not an amount" });
    return z.NEVER;
  });
const amount = amountOf(readRupiah);
const nothing = z.literal("").transform(() => null);
const tick = z
  .literal("on")
  .optional()
  .transform((ticked) => ticked === "on");

/** Pays what the cashier confirmed. Can be replayed: it leads to the one existing payment. */
export const payBill = submitAction(
  {
    name: "payment.start",
    role: "cashier",
    schema: z.strictObject({
      trId,
      nominal: amount,
      admin: amount,
      price: amount,
      ownFee: amount,
      rounding: line(10)
        .refine((text) => /^-?\d{1,9}$/.test(text))
        .transform(Number),
      method: z.enum(PAY_METHODS),
      cash: z.union([nothing, amountOf(readTypedRupiah)]).default(null),
      reference: line(40).default(""),
      repeatConfirmed: tick,
      oddConfirmed: tick,
    }),
  },
  async ({ input: { cash, reference, ...confirmed }, actor }) => {
    const inCash = confirmed.method === "cash";
    const started = await loket().does.startPayment(actor, {
      ...confirmed,
      cashReceived: inCash ? cash : null,
      reference: inCash ? null : reference || null,
    });
    if (!started.ok) return started;
    const { payment } = started;
    // The same bill is being paid under another inquiry: that payment's page says so, and by whom.
    redirect(
      payment.trId === confirmed.trId ? `/payments/${payment.trId}` : `/payments/${payment.trId}?for=${confirmed.trId}`,
    );
  },
);
