import fc from "fast-check";
import { expect, test } from "vitest";
import { printsOf, type ReceiptPrint } from "#lib/db/payments/receipts.ts";
import { readPreferences, writePreferences } from "#lib/db/settings/preferences.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";

import { preferencesSchema } from "#lib/domain/preferences.ts";
import { markOfPrint, markTitle, PRINT_WAYS, type PrintMark } from "#lib/domain/print-mark.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { printReceipt } from "#lib/payments/print-receipt.ts";
import { CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { MINUTE } from "#lib/payments/testing/virtual-clock.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { voidPrint } from "#lib/payments/void-print.ts";
import type { Sent } from "./network-printer.ts";
import { printOnNetwork } from "./print-on-network.ts";
import { createReceiptSheets } from "./receipt-sheets.ts";

const LIMIT = 2;
const pick = fc.nat(20);
const by = fc.constantFrom(CASHIER, CASHIER, CASHIER, SUPERVISOR);
const act = fc.oneof(
  fc.record({ kind: fc.constant("print" as const), by, how: fc.constantFrom(...PRINT_WAYS) }),
  fc.record({ kind: fc.constant("network" as const), by, sent: fc.constantFrom<Sent>("taken", "refused", "unsure") }),
  fc.record({ kind: fc.constant("void" as const), by, pick }),
  fc.record({ kind: fc.constant("port" as const), by, pick }),
  fc.record({ kind: fc.constant("fetch" as const), by, pick }),
  fc.record({ kind: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 6 }) }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

describeMostlyOnSqlite("the papers of one receipt", (open) => {
  const counter = withCounter(open);

  test("never are two originals, nor two of one number, and the limit of copies holds, whatever is printed, fetched and called failed, but for what its port did not take", async () => {
    await counter.database.transaction(async (tx) => {
      const networkPrinters = [{ name: "Kasir", host: "192.168.1.9", port: 9100 }];
      const preferences = preferencesSchema.parse({
        ...(await readPreferences(tx)),
        reprintLimit: LIMIT,
        networkPrinters,
      });
      await writePreferences(tx, preferences, 1, null);
    });
    const sheets = createReceiptSheets(counter.deps);
    const sequence = async (acts: readonly Act[]) => {
      const { trId } = await counter.pay(await counter.quote());
      const ids: string[] = [];
      /** What may have come out on paper, by print. */
      const papers = new Map<string, PrintMark>();
      const cashiers = new Set<string>();
      const recorded = ({ print }: { print: ReceiptPrint }, actor: Actor) => {
        ids.push(print.id);
        if (actor === CASHIER) cashiers.add(print.id);
        return print;
      };
      const fetched = async (id: string, actor: Actor) => {
        const sheet = await sheets.sheet(actor, trId, { id, by: "browser" }, "WIB");
        if (sheet && sheet !== "forbidden") papers.set(id, sheet.mark);
      };
      for (const one of acts) {
        if (one.kind === "wait") counter.clock.advance(one.minutes * MINUTE);
        if (one.kind === "print") {
          const printed = await printReceipt(counter.deps, one.by, { trId, paper: "58", how: one.how });
          if (!printed.ok) continue;
          const print = recorded(printed, one.by);
          if (one.how === "browser") papers.set(print.id, markOfPrint(print, "WIB"));
        }
        if (one.kind === "network") {
          // A client that knows its id asks for its bytes while the printer is still being tried.
          const send = async (): Promise<Sent> => {
            for (const { id } of await printsOf(counter.database.read, trId)) await fetched(id, one.by);
            return one.sent;
          };
          const ask = { trId, paper: "58", printer: "Kasir", zone: "WIB" } as const;
          const printed = await printOnNetwork(counter.deps, { printers: { send }, sheets }, one.by, ask);
          if (!printed.ok) continue;
          const print = recorded(printed, one.by);
          papers.set(print.id, markOfPrint(print, "WIB"));
        }
        const id = "pick" in one ? ids[one.pick % ids.length] : undefined;
        if (one.kind === "void" && id) await voidPrint(counter.deps, one.by, id);
        if (one.kind === "port" && id) {
          const voided = await voidPrint(counter.deps, one.by, id, "port");
          // What the port did not take is no complete paper.
          if (voided.ok && voided.voidedAs === "never_left") {
            papers.delete(id);
            cashiers.delete(id);
          }
        }
        if (one.kind === "fetch" && id) await fetched(id, one.by);
      }
      const titles = [...papers.values()].map(markTitle);
      expect(new Set(titles).size).toBe(titles.length);
      // The original, the free copies, and one replacement for a failed print. A supervisor may excuse more.
      const excused = acts.some((one) => (one.kind === "void" || one.kind === "port") && one.by === SUPERVISOR);
      if (!excused) expect(cashiers.size).toBeLessThanOrEqual(1 + LIMIT + 1);
    };
    const many = fc.array(act, { minLength: 4, maxLength: 16, size: "max" });
    await fc.assert(fc.asyncProperty(many, sequence), { numRuns: 40 });
  });
});
