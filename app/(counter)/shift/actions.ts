"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type CashCount, DENOMINATIONS, MOST_PIECES } from "#lib/domain/cash-count.ts";
import { REASONS } from "#lib/domain/reason.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Rupiah } from "#lib/domain/rupiah.ts";
import { ownPath } from "#lib/domain/safe-path.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { formKey, line, reason } from "#lib/server/web/action-schemas.ts";

const MOST_CASH = 1_000_000_000_000;
const counts = z
  .partialRecord(z.enum(DENOMINATIONS.map(({ key }) => key)), z.int().min(0).max(MOST_PIECES))
  .transform((typed) => typed as CashCount);
const closing = z.strictObject({
  shiftId: z.int().min(1),
  counts,
  expectedShown: z.int(),
  // Empty if none is required.
  reason: z.literal("").or(reason(REASONS.difference)),
});

export const openShift = action(
  {
    name: "shift.open",
    role: "cashier",
    schema: z.strictObject({
      openingCash: z.int().min(0).max(MOST_CASH),
      // Empty if the drawer holds the last count.
      reason: z.literal("").or(reason(REASONS.difference)),
      next: line(200).nullable(),
    }),
  },
  async ({ input, actor }) => {
    const opening = { openingCash: input.openingCash as Rupiah, reason: input.reason || null };
    const opened = await loket().shifts.open(actor, opening);
    if (!opened.ok) return opened;
    refresh();
    // Another tab opened it first: the page shows with which cash.
    const isAsTyped = opened.shift.openingCash === input.openingCash;
    redirect(input.next === null || !isAsTyped ? "/shift" : ownPath(input.next));
  },
);

/** Records cash moved out of the drawer or into it. */
export const moveCash = action(
  {
    name: "shift.cash",
    role: "cashier",
    schema: z.strictObject({
      key: formKey,
      direction: z.enum(["in", "out"]),
      amount: z.int().min(1).max(MOST_CASH),
      reason: reason(REASONS.cashMove),
    }),
  },
  async ({ input, actor }) => {
    const moved = await loket().shifts.moveCash(actor, { ...input, amount: input.amount as Rupiah });
    if (moved.ok) refresh();
    return moved;
  },
);

/** Submits a blind count: reveals the expected cash, without closing. */
export const compareCount = action(
  { name: "shift.count", role: "cashier", schema: closing.pick({ shiftId: true, counts: true }) },
  ({ input, actor }) => loket().shifts.compareCount(actor, input),
);

/** Closes the shift with its count; if it was closed already, shows the first count. */
export const closeShift = action({ name: "shift.close", role: "cashier", schema: closing }, async ({ input, actor }) =>
  close(actor, input, "/shift"),
);

/** The same from the office: a supervisor, in the cashier's place. */
export const closeForgottenShift = action(
  { name: "shift.close_forgotten", role: "supervisor", schema: closing },
  async ({ input, actor }) => close(actor, input, "/shifts"),
);

async function close(actor: Actor, input: z.infer<typeof closing>, place: "/shift" | "/shifts") {
  const closed = await loket().shifts.close(actor, { ...input, reason: input.reason || null });
  if (!closed.ok) {
    if (closed.error.code === "shift_changed") refresh();
    return closed;
  }
  refresh();
  redirect(`${place}/${input.shiftId}${closed.mine ? "" : "?late=1"}`);
}
