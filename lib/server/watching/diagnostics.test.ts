import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { latestDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { putPayment } from "#lib/db/testing/rows.ts";
import { granted } from "#lib/domain/result.ts";
import { outOfTime } from "#lib/iak/testing/out-of-time.ts";
import { CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { type Simulator, startSimulator } from "#lib/simulator/start.ts";
import { readEnvironment } from "../environment.ts";
import { createDiagnostics } from "./diagnostics.ts";

const ACCOUNT = { username: "081234567890", apiKey: "canary-key-0815" };

describeOnBothDatabases("diagnostics", (open) => {
  let database: Database;
  let simulator: Simulator;
  beforeAll(async () => {
    database = await open();
    simulator = await startSimulator({ ...ACCOUNT, balance: 5_000_000 });
  });
  afterEach(() => simulator.control.clearFaults());
  afterAll(() => simulator.close());

  const now = () => Date.UTC(2026, 10, 22, 3);
  const diagnose = (over: object = {}) => {
    const hosts = { postpaidUrl: simulator.url, prepaidUrl: simulator.url };
    const client = { ...ACCOUNT, ...hosts, format: "json" as const, timeoutMs: 30_000, now, ...over };
    return createDiagnostics({ environment: readEnvironment({}), client, deps: { database, now } });
  };
  const reportOf = async (over: object = {}) => {
    const tested = await diagnose(over).testBiller(SUPERVISOR);
    if (!tested.ok) throw new Error(tested.error.code);
    return tested.report;
  };

  test("a biller that is well is told with balance, product and an accepted signature, and the balance is kept", async () => {
    const report = await reportOf();
    expect(report).toMatchObject({
      signature: "accepted",
      balance: 5_000_000,
      product: { code: "BPJSTKPU", active: true },
    });
    expect(report.calls.map(({ trouble }) => trouble)).toEqual([null, null]);
    expect(await latestDepositReading(database.read)).toMatchObject({ balance: 5_000_000, source: "balance" });
  });

  test("a wrong key is called a refused signature, and stands nowhere in the report", async () => {
    const report = await reportOf({ apiKey: "another-canary-key" });
    expect(report).toMatchObject({ signature: "refused", balance: null, product: null });
    expect(report.calls.map(({ trouble }) => trouble)).toEqual(["signature", "signature"]);
    expect(JSON.stringify(report)).not.toContain("canary");
  });

  test("each trouble has its own name", async () => {
    const troubleOf = async (over: object = {}) => (await reportOf(over)).calls.map(({ trouble }) => trouble)[1];
    expect(await troubleOf({ postpaidUrl: "http://127.0.0.1:1" })).toBe("refused");
    expect(await troubleOf({ postpaidUrl: "https://no-such-host.invalid" })).toBe("dns");
    expect(await troubleOf({ postpaidUrl: simulator.url.replace("http:", "https:") })).toMatch(/tls|unreachable/);
    const faulty = async (reply: object) => {
      simulator.control.clearFaults();
      simulator.control.addFaults([{ command: "pricelist-pasca", fault: { reply: reply as never } }]);
      return troubleOf();
    };
    const asked = () => simulator.journal.requests.filter(({ command }) => command === "pricelist-pasca").length;
    const before = asked();
    const hanging = () => faulty({ kind: "hang" });
    expect(await outOfTime(hanging, () => simulator.journal.waitFor(() => asked() > before))).toBe("timeout");
    expect(await faulty({ kind: "code", responseCode: "102" })).toBe("address");
    expect(await faulty({ kind: "code", responseCode: "110" })).toBe("rejected");
    expect(await faulty({ kind: "http", status: 200, body: "html" })).toBe("unreadable");
    expect(await faulty({ kind: "redirect", location: "/elsewhere" })).toBe("redirect");
  });

  test("the biller is asked once in five seconds, however often the button is pressed", async () => {
    const before = simulator.journal.requests.length;
    const diagnostics = diagnose();
    const both = await Promise.all([diagnostics.testBiller(SUPERVISOR), diagnostics.testBiller(SUPERVISOR)]);
    expect(both[1]).toMatchObject({ ok: false, error: { code: "probe_too_soon" } });
    expect(simulator.journal.requests.length - before).toBe(2);
    const later = performance.now() + 5_001;
    const clock = vi.spyOn(performance, "now").mockReturnValue(later);
    const third = diagnostics.testBiller(SUPERVISOR);
    clock.mockRestore();
    expect((await third).ok).toBe(true);
  });

  test("a cashier tests nothing", async () => {
    expect(await diagnose().testBiller(CASHIER)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });

  test("the facts name the database with its size, and what waits for a check", async () => {
    await putPayment(database, { state: "unknown", nextCheckAt: now() - 60_000 });
    await putPayment(database, { state: "unknown", nextCheckAt: now() + 60_000 });
    const facts = granted(await diagnose().facts(SUPERVISOR));
    expect(facts.database).toMatchObject({ kind: database.dialect, version: expect.stringMatching(/^\d+\./) });
    expect(facts.database.bytes).toBeGreaterThan(10_000);
    expect(facts.backlog).toEqual({ due: 1, oldestDueAt: now() - 60_000 });
    expect(JSON.stringify(facts)).not.toContain("canary");
  });
});
