"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { PAPERS, THERMAL_PAPERS } from "#lib/domain/paper.ts";
import { markOfPrint, PRINT_WAYS } from "#lib/domain/print-mark.ts";
import type { Zone } from "#lib/domain/time.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { line, trId } from "#lib/server/web/action-schemas.ts";

const networkPrinter = { paper: z.enum(THERMAL_PAPERS), printer: line(40, 1) };

/** Records a print before paper comes out, and says whether it is the original or which copy. */
export const recordPrint = action(
  {
    name: "receipt.print",
    role: "cashier",
    schema: z.strictObject({ trId, paper: z.enum(PAPERS), how: z.enum(PRINT_WAYS) }),
  },
  async ({ input, actor }) => {
    const recorded = await loket().does.printReceipt(actor, input);
    if (!recorded.ok) return recorded;
    const { zone } = await loket().reads.outlet();
    return told(recorded.print, zone);
  },
);

/** Prints on a network printer of the shop; a print that never reached it is not kept on record. */
export const printOnNetwork = action(
  {
    name: "receipt.print_on_network",
    role: "cashier",
    schema: z.strictObject({ trId, ...networkPrinter }),
  },
  async ({ input, actor }) => {
    const { zone } = await loket().reads.outlet();
    const printed = await loket().does.printOnNetwork(actor, { ...input, zone });
    if (printed.ok) return told(printed.print, zone);
    refresh(); // it was on record for a while
    return printed;
  },
);

/** Prints a test page on a network printer of the shop. */
export const testNetworkPrinter = action(
  {
    name: "printer.test",
    role: "cashier",
    schema: z.strictObject({ ...networkPrinter }),
  },
  async ({ input, actor }) => loket().does.testNetworkPrinter(actor, input),
);

/** Records that a receipt's facts and verify link were shared as text, which is no print. */
export const recordShare = action(
  { name: "receipt.share", role: "cashier", schema: z.strictObject({ trId }) },
  async ({ input, actor }) => loket().does.shareReceipt(actor, input.trId),
);

/** A supervisor allows the cashier one copy beyond the limit. */
export const releaseCopy = action(
  { name: "receipt.release_copy", role: "supervisor", schema: z.strictObject({ trId }) },
  async ({ input, actor }) => {
    const released = await loket().does.releaseCopy(actor, input.trId);
    if (released.ok) refresh();
    return released;
  },
);

/** Voids a print; the next one names it as replaced or, if the port reported the failure, takes its number. */
export const voidPrint = action(
  {
    name: "receipt.void_print",
    role: "cashier",
    schema: z.strictObject({ printId: z.uuid(), saidBy: z.enum(["person", "port"]) }),
  },
  async ({ input, actor }) => {
    const voided = await loket().does.voidPrint(actor, input.printId, input.saidBy);
    if (voided.ok) refresh();
    return voided;
  },
);

function told(print: { id: string } & Parameters<typeof markOfPrint>[0], zone: Zone) {
  refresh(); // the page shows the number of prints
  return { ok: true as const, printId: print.id, mark: markOfPrint(print, zone) };
}
