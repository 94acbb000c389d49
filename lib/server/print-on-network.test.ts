import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writePreferences } from "#lib/db/preferences.ts";
import { countPrints } from "#lib/db/receipts.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { preferencesSchema } from "#lib/domain/preferences.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { CASHIER, OTHER_CASHIER } from "#lib/payments/testing/counter.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { readEscpos } from "#lib/receipts/testing/read-escpos.ts";
import { createNetworkPrinters } from "./network-printer.ts";
import { printOnNetwork } from "./print-on-network.ts";
import { createReceiptSheets } from "./receipt-sheets.ts";
import { testNetworkPrinter } from "./test-network-printer.ts";

describeOnBothDatabases("a printer in the shop's network", (open) => {
  const counter = withCounter(open);
  let server: Server;
  const jobs: Buffer[] = [];
  const loopback = createNetworkPrinters({
    resolve: async () => "127.0.0.1",
    allowed: () => true,
    timeLimitMs: 2_000,
  });
  beforeAll(async () => {
    server = createServer((socket) => {
      const parts: Buffer[] = [];
      socket.on("data", (part) => parts.push(part));
      socket.on("end", () => jobs.push(Buffer.concat(parts)));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  });
  afterAll(() => new Promise((closed) => server.close(closed)));
  const setPrinter = (port: number) =>
    counter.database.transaction((tx) =>
      writePreferences(
        tx,
        preferencesSchema.parse({ networkPrinters: [{ name: "Kasir", host: "printer.local", port }] }),
        1,
        null,
      ),
    );
  const portOf = () => (server.address() as { port: number }).port;
  const ask = { paper: "58", printer: "Kasir", zone: "WIB" } as const;
  const print = (actor: Actor, trId: TrId, printers = loopback) =>
    printOnNetwork(counter.deps, { printers, sheets: createReceiptSheets(counter.deps) }, actor, { ...ask, trId });

  test("gets the whole receipt, recorded before it leaves", async () => {
    await setPrinter(portOf());
    const { trId } = await counter.pay(await counter.quote());
    const printed = await print(CASHIER, trId);
    expect(printed).toMatchObject({ ok: true, print: { number: 0 } });
    await expect.poll(() => jobs.length).toBeGreaterThan(0);
    const lines = readEscpos(jobs.at(-1) ?? Buffer.alloc(0)).lines.map(({ text }) => text);
    expect(lines.some((line) => line.includes(trId))).toBe(true);
  });

  test("that takes nothing voids the print again, so that no customer holds a copy called the original", async () => {
    await setPrinter(1);
    const { trId } = await counter.pay(await counter.quote());
    const printed = await print(CASHIER, trId);
    expect(printed).toMatchObject({ ok: false, error: { code: "printer_unreachable" } });
    expect(await countPrints(counter.database.read, trId)).toBe(0);
  });

  test("is never asked for outside of the private addresses, nor for whom the receipt is not", async () => {
    await setPrinter(portOf());
    const { trId } = await counter.pay(await counter.quote());
    const before = jobs.length;
    const real = createNetworkPrinters({ resolve: async () => "127.0.0.1" });
    expect(await print(CASHIER, trId, real)).toMatchObject({ ok: false });
    const foreign = await print(OTHER_CASHIER, trId);
    expect(foreign).toMatchObject({ ok: false, error: { code: "printing_not_allowed" } });
    expect(jobs).toHaveLength(before);
  });

  test("prints its test page on request, on record; a printer that takes none leaves no row", async () => {
    const tests = async () =>
      (
        await counter.database.read.query
          .selectFrom("auditLog")
          .select("subject")
          .where("action", "=", "printer.test")
          .execute()
      ).length;
    const before = await tests();
    await setPrinter(portOf());
    expect(await testNetworkPrinter(counter.deps, loopback, CASHIER, { printer: "Kasir", paper: "80" })).toEqual({
      ok: true,
    });
    await expect.poll(() => jobs.at(-1)?.includes("HALAMAN UJI")).toBe(true);
    expect(readEscpos(jobs.at(-1) ?? Buffer.alloc(0))).toMatchObject({ area: 576, cut: true });
    await setPrinter(1);
    for (const printer of ["Kasir", "Gudang"])
      expect(await testNetworkPrinter(counter.deps, loopback, CASHIER, { printer, paper: "58" })).toMatchObject({
        error: { code: "printer_unreachable" },
      });
    expect((await tests()) - before).toBe(1);
  });
});
