"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { EXPLANATION_KINDS, LONGEST_NOTE, SHORTEST_NOTE } from "#lib/domain/deposit-explanation.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";

/** A supervisor's word on a movement that our payments do not explain. */
export const explainMovement = action(
  {
    name: "deposit.explain",
    role: "supervisor",
    schema: z.strictObject({
      readingId: z.number().int().positive(),
      amount: z.number().int(),
      kind: z.enum(EXPLANATION_KINDS),
      note: z.string().trim().min(SHORTEST_NOTE).max(LONGEST_NOTE),
    }),
  },
  async ({ input, actor }) => {
    const explained = await loket().depositBook.explain(actor, input);
    refresh();
    return explained;
  },
);

/** Takes back what was said of a movement, with the reason. */
export const withdrawExplanation = action(
  {
    name: "deposit.withdraw",
    role: "supervisor",
    schema: z.strictObject({
      readingId: z.number().int().positive(),
      said: z.number().int(),
      note: z.string().trim().min(SHORTEST_NOTE).max(LONGEST_NOTE),
    }),
  },
  async ({ input, actor }) => {
    const withdrawn = await loket().depositBook.withdraw(actor, input);
    refresh();
    return withdrawn.ok ? { ok: true } : withdrawn;
  },
);

/** Asks the biller for the balance now. */
export const readBalance = action(
  { name: "deposit.read", role: "supervisor", schema: z.strictObject({}) },
  async ({ actor }) => {
    const told = await loket().depositBook.readNow(actor);
    refresh();
    return told;
  },
);
