"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { readKodeIuran, readRefId, readTrId } from "#lib/domain/identifiers.ts";
import { type ErrorCode, failure, type Result } from "#lib/domain/result.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { trId as trIdSchema } from "#lib/server/web/action-schemas.ts";
import { FIND_BY_COOKIE } from "#lib/server/web/find-by.ts";

const typed = z.string().max(300);

/** Finds a bill and goes to it; what was typed wrong comes back as a failure for its field. */
export const findBill = action(
  {
    name: "bill.find",
    role: "cashier",
    schema: z.discriminatedUnion("by", [
      z.strictObject({ by: z.literal("tr_id"), trId: typed, refId: typed.optional() }),
      // `before`: the inquiry that this one is made instead of, so that what changed can be shown.
      z.strictObject({ by: z.literal("kode_iuran"), kodeIuran: typed, before: trIdSchema.optional() }),
    ]),
  },
  async ({ input, actor }): Promise<Result<{ trId: string }>> => {
    (await cookies()).set(FIND_BY_COOKIE, input.by, { path: "/", sameSite: "strict", maxAge: 365 * 86_400 });
    const { does } = loket();
    const invalid = (code: ErrorCode) => failure(code);
    let found: Awaited<ReturnType<typeof does.findByTrId>>;
    if (input.by === "kode_iuran") {
      const hp = readKodeIuran(input.kodeIuran);
      found = hp ? await does.inquireByKodeIuran(actor, hp) : invalid("kode_iuran_invalid");
    } else {
      const trId = readTrId(input.trId);
      const refId = input.refId === undefined ? undefined : readRefId(input.refId);
      if (!trId) found = invalid("tr_id_invalid");
      else if (refId === undefined) found = await does.findByTrId(trId);
      else found = refId ? await does.bringInByRefId(actor, { trId, refId }) : invalid("ref_id_invalid");
    }
    if (!found.ok) return found;
    if (found.as === "payment") redirect(`/payments/${found.trId}`);
    const before = input.by === "kode_iuran" ? input.before : undefined;
    redirect(before ? `/pay/${found.trId}?before=${before}` : `/pay/${found.trId}`);
  },
);
