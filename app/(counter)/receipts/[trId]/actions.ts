"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { markOfPrint } from "#lib/domain/print-mark.ts";
import { loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";
import { trId } from "#lib/server/web/action-schemas.ts";

/** Records a print before paper comes out, and says whether it is the original or which copy. */
export const recordPrint = action(
  {
    name: "receipt.print",
    role: "cashier",
    schema: z.strictObject({ trId, paper: z.enum(["58", "80", "a4"]), how: z.enum(["browser", "pdf", "escpos"]) }),
  },
  async ({ input, actor }) => {
    const recorded = await loket().does.printReceipt(actor, input);
    if (!recorded.ok) return recorded;
    const { zone } = await loket().reads.outlet();
    refresh(); // the page says how often it was printed
    return { ok: true, printId: recorded.print.id, mark: markOfPrint(recorded.print, zone) };
  },
);

/** Prints on one of the shop's own network printers; what it did not take is not on record either. */
export const printOnNetwork = action(
  {
    name: "receipt.print_on_network",
    role: "cashier",
    schema: z.strictObject({ trId, paper: z.enum(["58", "80"]), printer: z.string().min(1).max(40) }),
  },
  async ({ input, actor }) => {
    const { zone } = await loket().reads.outlet();
    const printed = await loket().does.printOnNetwork(actor, { ...input, zone });
    if (!printed.ok) return printed;
    refresh(); // the page says how often it was printed
    return { ok: true, printId: printed.print.id, mark: markOfPrint(printed.print, zone) };
  },
);

/** Prints a test page on one of the shop's own network printers. */
export const testNetworkPrinter = action(
  {
    name: "printer.test",
    role: "cashier",
    schema: z.strictObject({ paper: z.enum(["58", "80"]), printer: z.string().min(1).max(40) }),
  },
  async ({ input, actor }) => loket().does.testNetworkPrinter(actor, input),
);

/** A supervisor lets the cashier print one copy beyond the limit. */
export const releaseCopy = action(
  { name: "receipt.release_copy", role: "supervisor", schema: z.strictObject({ trId }) },
  async ({ input, actor }) => {
    const released = await loket().does.releaseCopy(actor, input.trId);
    if (released.ok) refresh();
    return released;
  },
);

/** Says that a print did not come out; the next one takes its place. */
export const voidPrint = action(
  { name: "receipt.void_print", role: "cashier", schema: z.strictObject({ printId: z.uuid() }) },
  async ({ input, actor }) => {
    const voided = await loket().does.voidPrint(actor, input.printId);
    if (voided.ok) refresh();
    return voided;
  },
);
