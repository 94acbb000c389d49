import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { countPrints } from "#lib/db/payments/receipts.ts";
import { writePreferences } from "#lib/db/settings/preferences.ts";
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

type Behaviour = (socket: Socket) => void;

describeOnBothDatabases("a printer in the shop's network", (open) => {
  const counter = withCounter(open);
  let server: Server;
  const jobs: Buffer[] = [];
  const loopback = createNetworkPrinters({
    resolve: async () => "127.0.0.1",
    allowed: () => true,
    timeLimitMs: 2_000,
  });
  /** What the printer does with whoever connects; until a test says otherwise it prints what it is sent. */
  let behave: Behaviour;
  const lines = new Set<Socket>();
  const printIt = (socket: Socket) => {
    const parts: Buffer[] = [];
    socket.on("data", (part) => parts.push(part));
    socket.on("end", () => jobs.push(Buffer.concat(parts)));
  };
  beforeAll(async () => {
    server = createServer({ allowHalfOpen: true }, (socket) => {
      lines.add(socket);
      socket.on("error", () => {});
      behave(socket);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  beforeEach(() => {
    behave = (socket) => {
      printIt(socket);
      socket.on("end", () => socket.end());
    };
  });
  afterAll(() => {
    for (const line of lines) line.destroy();
    server.close();
  });
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

  test("that is switched off takes no number: the next print is the original, and nobody's failure", async () => {
    await setPrinter(1);
    const { trId } = await counter.pay(await counter.quote());
    expect(await print(CASHIER, trId)).toMatchObject({ ok: false, error: { code: "printer_unreachable" } });
    expect(await countPrints(counter.database.read, trId)).toBe(0);
    await setPrinter(portOf());
    expect(await print(CASHIER, trId)).toMatchObject({ ok: true, unsure: false, print: { number: 0 } });
  });

  test("that hangs up amid the job may have printed: its print stands, and nothing later is the original", async () => {
    await setPrinter(portOf());
    behave = (socket) => socket.once("data", () => socket.resetAndDestroy());
    const { trId } = await counter.pay(await counter.quote());
    expect(await print(CASHIER, trId)).toMatchObject({ ok: true, unsure: true, print: { number: 0 } });
    behave = printIt;
    expect(await print(CASHIER, trId)).toMatchObject({ ok: true, unsure: false, print: { number: 1 } });
  });

  test("that hangs up at once has taken nothing that could be believed", async () => {
    behave = (socket) => socket.resetAndDestroy();
    expect(await loopback.send({ host: "printer.local", port: portOf() }, Buffer.alloc(2_000))).not.toBe("taken");
  });

  test.each([
    ["that never hangs up itself", printIt],
    [
      "that tells its status all the while",
      (socket: Socket) => {
        printIt(socket);
        socket.write(Buffer.alloc(4));
        socket.on("data", () => socket.write(Buffer.alloc(4)));
      },
    ],
  ])("%s gets the whole job, and the print stands", async (_what, printer) => {
    await setPrinter(portOf());
    behave = printer;
    const { trId } = await counter.pay(await counter.quote());
    const before = jobs.length;
    expect(await print(CASHIER, trId)).toMatchObject({ ok: true, print: { number: 0 } });
    await expect.poll(() => jobs.length).toBe(before + 1);
    expect(readEscpos(jobs.at(-1) ?? Buffer.alloc(0))).toMatchObject({ cut: true });
  });

  test("that takes no more bytes, out of paper perhaps, has not printed when the time is up", async () => {
    behave = (socket) => void socket.pause();
    const printers = createNetworkPrinters({ resolve: async () => "127.0.0.1", allowed: () => true, timeLimitMs: 100 });
    const printer = { host: "printer.local", port: portOf() };
    expect(await printers.send(printer, Buffer.alloc(32 * 1024 * 1024))).toBe("unsure");
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
    expect(await tests()).toEqual([
      ["Kasir", "taken"],
      ["Kasir", "refused"],
    ]);
  });
});
