import { afterAll, beforeAll, expect, test } from "vitest";
import { countPrints } from "#lib/db/payments/receipts.ts";
import { writePreferences } from "#lib/db/settings/preferences.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { preferencesSchema } from "#lib/domain/preferences.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { CASHIER, OTHER_CASHIER } from "#lib/payments/testing/counter.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { readEscpos } from "#lib/receipts/testing/read-escpos.ts";
import { type Behaviour, isJob, openSocketPrinter, READY, withoutQuestions } from "../testing/socket-printer.ts";
import { createNetworkPrinters } from "./network-printer.ts";
import { printOnNetwork } from "./print-on-network.ts";
import { createReceiptSheets } from "./receipt-sheets.ts";
import { testNetworkPrinter } from "./test-network-printer.ts";

describeMostlyOnSqlite("a printer in the shop's network", (open) => {
  const counter = withCounter(open);
  let printer: Awaited<ReturnType<typeof openSocketPrinter>>;
  const onLoopback = { resolve: async () => "127.0.0.1", allowed: () => true };
  /** The printer answers no status query, so no need to wait for one. */
  const loopback = createNetworkPrinters({ ...onLoopback, timeLimitMs: 60_000, statusLimitMs: 100, hangUpMs: 100 });
  beforeAll(async () => {
    printer = await openSocketPrinter();
  });
  afterAll(() => printer.close());
  const setPrinter = (port: number) =>
    counter.database.transaction((tx) =>
      writePreferences(
        tx,
        preferencesSchema.parse({ networkPrinters: [{ name: "Kasir", host: "printer.local", port }] }),
        1,
        null,
      ),
    );
  const ask = { paper: "58", printer: "Kasir", zone: "WIB" } as const;
  const print = (actor: Actor, trId: TrId, printers = loopback) =>
    printOnNetwork(counter.deps, { printers, sheets: createReceiptSheets(counter.deps) }, actor, { ...ask, trId });

  test("gets the whole receipt, recorded before it leaves", async () => {
    await setPrinter(printer.port);
    const { trId } = await counter.pay(await counter.quote());
    const printed = await print(CASHIER, trId);
    expect(printed).toMatchObject({ ok: true, print: { number: 0 } });
    await expect.poll(() => printer.jobs.length).toBeGreaterThan(0);
    const lines = readEscpos(withoutQuestions(printer.jobs.at(-1))).lines.map(({ text }) => text);
    expect(lines.some((line) => line.includes(trId))).toBe(true);
  });

  test("that is switched off takes no number: the next print is the original, and nobody's failure", async () => {
    await setPrinter(1);
    const { trId } = await counter.pay(await counter.quote());
    expect(await print(CASHIER, trId)).toMatchObject({ ok: false, error: { code: "printer_unreachable" } });
    expect(await countPrints(counter.database.read, trId)).toBe(0);
    await setPrinter(printer.port);
    expect(await print(CASHIER, trId)).toMatchObject({ ok: true, print: { number: 0 } });
  });

  test.each<[string, Behaviour, string]>([
    [
      "hangs up amid the job",
      (socket) => socket.on("data", (part) => isJob(part) && socket.resetAndDestroy()),
      "unsure",
    ],
    [
      "has no paper",
      (socket) => socket.on("data", () => socket.write(Buffer.of(READY | 0x60))).on("end", () => socket.end()),
      "not_ready",
    ],
  ])("that %s takes no number: the next print is the original", async (_what, faulty, code) => {
    await setPrinter(printer.port);
    const { trId } = await counter.pay(await counter.quote());
    printer.behave = faulty;
    expect(await print(CASHIER, trId)).toMatchObject({ ok: false, error: { code: `printer_${code}` } });
    expect(await countPrints(counter.database.read, trId)).toBe(0);
    printer.behave = printer.whole;
    expect(await print(CASHIER, trId)).toMatchObject({ ok: true, print: { number: 0, replaces: null } });
  });

  test("is never asked for outside of the private addresses, nor for whom the receipt is not", async () => {
    await setPrinter(printer.port);
    const { trId } = await counter.pay(await counter.quote());
    const before = printer.jobs.length;
    const real = createNetworkPrinters({ resolve: async () => "127.0.0.1" });
    expect(await print(CASHIER, trId, real)).toMatchObject({ ok: false });
    const foreign = await print(OTHER_CASHIER, trId);
    expect(foreign).toMatchObject({ ok: false, error: { code: "printing_not_allowed" } });
    expect(printer.jobs).toHaveLength(before);
  });

  test("is never this machine, nor another service's port, whatever was set before that was refused", async () => {
    const { trId } = await counter.pay(await counter.quote());
    const at = (address: string, own: readonly string[]) =>
      createNetworkPrinters({ resolve: async () => address, own: () => own, timeLimitMs: 2_000 });
    await setPrinter(9100);
    expect(await print(CASHIER, trId, at("192.168.7.7", ["192.168.7.7"]))).toMatchObject({ ok: false });
    await setPrinter(6379);
    expect(await print(CASHIER, trId, at("192.168.7.7", []))).toMatchObject({ ok: false });
    expect(await countPrints(counter.database.read, trId)).toBe(0);
  });

  test("prints its test page on request, on record whether it took it or not", async () => {
    const tests = async () => {
      const rows = await counter.database.read.query
        .selectFrom("auditLog")
        .select(["subject", "data"])
        .where("action", "=", "printer.test")
        .orderBy("seq")
        .execute();
      return rows.map(({ subject, data }) => [subject, JSON.parse(data).sent]);
    };
    await setPrinter(printer.port);
    expect(await testNetworkPrinter(counter.deps, loopback, CASHIER, { printer: "Kasir", paper: "80" })).toEqual({
      ok: true,
    });
    await expect.poll(() => printer.jobs.at(-1)?.includes("HALAMAN UJI")).toBe(true);
    expect(readEscpos(withoutQuestions(printer.jobs.at(-1)))).toMatchObject({ area: 576, cut: true });
    await setPrinter(1);
    for (const name of ["Kasir", "Gudang"])
      expect(await testNetworkPrinter(counter.deps, loopback, CASHIER, { printer: name, paper: "58" })).toMatchObject({
        error: { code: "printer_unreachable" },
      });
    expect(await tests()).toEqual([
      ["Kasir", "taken"],
      ["Kasir", "refused"],
    ]);
  });
});
