"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { readRefId, readTrId } from "#lib/domain/identifiers.ts";
import { numberFault, readCustomerNumber } from "#lib/domain/products/ask-for.ts";
import { DEFAULT_PRODUCT } from "#lib/domain/products/catalogue.ts";
import { failure } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { line, trId as trIdSchema } from "#lib/server/web/action-schemas.ts";
import { FIND_BY_COOKIE } from "#lib/server/web/find-by.ts";
import { KEPT_FOR_A_YEAR } from "#lib/server/web/kept-cookie.ts";

const typed = line(300);
const schema = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("tr_id"), trId: typed, refId: typed.optional() }),
  // `before`: the inquiry that this one is made instead of, so that what changed can be shown.
  z.strictObject({ by: z.literal("kode_iuran"), kodeIuran: typed, before: trIdSchema.optional() }),
]);

/** Finds a bill and goes to it; what was typed wrong comes back as a failure for its field. */
export const findBill = action({ name: "bill.find", role: "cashier", schema }, async ({ input, actor }) => {
  (await cookies()).set(FIND_BY_COOKIE, input.by, KEPT_FOR_A_YEAR);
  const found = await find(actor, input);
  if (!found.ok) return found;
  if (found.as === "payment") redirect(`/payments/${found.trId}`);
  const before = input.by === "kode_iuran" ? input.before : undefined;
  redirect(before ? `/pay/${found.trId}?before=${before}` : `/pay/${found.trId}`);
});

async function find(actor: Actor, input: z.infer<typeof schema>) {
  const { does, deposit } = loket();
  // The confirmation compares it with the bill.
  deposit.freshen();
  if (input.by === "kode_iuran") {
    const hp = readCustomerNumber(DEFAULT_PRODUCT, input.kodeIuran);
    return hp ? does.inquireByNumber(actor, { hp }) : { ok: false as const, error: numberFault(DEFAULT_PRODUCT) };
  }
  const trId = readTrId(input.trId);
  if (!trId) return failure("tr_id_invalid");
  if (input.refId === undefined) return does.findByTrId(trId);
  const refId = readRefId(input.refId);
  return refId ? does.bringInByRefId(actor, { trId, refId }) : failure("ref_id_invalid");
}
