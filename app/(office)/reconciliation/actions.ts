"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { EXPLANATION_KINDS } from "#lib/domain/journal.ts";
import { REASONS } from "#lib/domain/reason.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { reason } from "#lib/server/web/action-schemas.ts";

/** A supervisor explains a movement that our payments don't. */
export const explainMovement = action(
  {
    name: "deposit.explain",
    role: "supervisor",
    schema: z.strictObject({
      readingId: z.int().positive(),
      amount: z.int(),
      kind: z.enum(EXPLANATION_KINDS),
      note: reason(REASONS.movement),
    }),
    stepUp: ({ amount }) => (amount < 0 ? "settlement" : null),
  },
  async ({ input, actor }) => {
    const explained = await loket().depositBook.explain(actor, input);
    refresh();
    return explained;
  },
);

/** Withdraws the explanations of a movement, with a reason. */
export const withdrawExplanation = action(
  {
    name: "deposit.withdraw",
    role: "supervisor",
    schema: z.strictObject({
      readingId: z.int().positive(),
      said: z.int(),
      note: reason(REASONS.movement),
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
