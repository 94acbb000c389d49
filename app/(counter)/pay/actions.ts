"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { digitsOnly, type KodeIuran, readKodeIuran, readTrId, readTypedRefId } from "#lib/domain/identifiers.ts";
import { failure } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { loket } from "#lib/server/next.ts";
import { action, submitAction } from "#lib/server/web/action-client.ts";
import { line, trId } from "#lib/server/web/action-schemas.ts";
import { DISMISSED_COOKIE, dismiss } from "#lib/server/web/dismissed-inquiries.ts";
import { receiptLink } from "./receipt-link.ts";

const typed = line(300);
const schema = z.strictObject({
  number: typed,
  refId: typed.optional(),
  /** How the number is to be read, where the cashier has said so. */
  as: z.enum(["tr_id", "kode_iuran"]).optional(),
  /** The inquiry that this one is made instead of, so that what changed can be shown. */
  before: trId.optional(),
});

/** Finds a bill and goes to it; what was typed wrong comes back as a failure for its field. */
export const findBill = submitAction({ name: "bill.find", role: "cashier", schema }, async ({ input, actor }) => {
  // The confirmation compares it with the bill.
  loket().deposit.freshen();
  const known = await loket().does.findInLedger(input.number);
  const found = known ? { ok: true as const, ...known } : await askBiller(actor, input);
  if (!found.ok) return found;
  if (found.as === "payment") redirect(`/payments/${found.trId}`);
  redirect(input.before ? `/pay/${found.trId}?before=${input.before}` : `/pay/${found.trId}`);
});

/** Takes an inquiry out of the list of those not yet paid, in this browser. */
export const dismissInquiry = action(
  { name: "inquiry.dismiss", role: "cashier", schema: z.strictObject({ trId }), fromAnyPage: true },
  async ({ input }) => {
    const kept = await cookies();
    const { value, options } = dismiss(kept.get(DISMISSED_COOKIE)?.value, input.trId);
    kept.set(DISMISSED_COOKIE, value, options);
    return { ok: true };
  },
);

/** A number that the ledger does not know: a kode iuran if it can be one, else an inquiry made elsewhere. */
async function askBiller(actor: Actor, { number, refId, as }: z.infer<typeof schema>) {
  const hp = readKodeIuran(number);
  const readAs = as ?? (hp && !refId ? "kode_iuran" : "tr_id");
  if (hp && readAs === "kode_iuran") return inquire(actor, hp);
  const digits = digitsOnly(number);
  const missing = Math.max(0, 8 - digits.length);
  const id = readTrId(number);
  if (digits === "") return failure("number_missing");
  if (!id)
    return /^\d{1,7}$/.test(digits) ? failure("number_short", { params: { missing } }) : failure("number_invalid");
  if (!refId) return failure("ref_id_needed", { params: { missing } });
  const ref = readTypedRefId(refId);
  return ref ? loket().does.bringInByRefId(actor, { trId: id, refId: ref }) : failure("ref_id_invalid");
}

/** What IAK refuses is told with our own receipt, where the bill was paid here, or with the question whether it is no kode iuran at all. */
async function inquire(actor: Actor, hp: KodeIuran) {
  const found = await loket().does.inquireByKodeIuran(actor, hp);
  if (found.ok || found.error.billerCode === undefined) return found;
  const advice = loket().adviceOn(found.error.billerCode);
  const { billerCode } = found.error;
  if (advice === "number" && readTrId(hp)) return failure("kode_iuran_unknown", { billerCode });
  const paid = advice === "paid" ? await loket().reads.paidHere(hp) : null;
  return paid ? failure("biller_refused", { billerCode, link: await receiptLink(actor, paid) }) : found;
}
