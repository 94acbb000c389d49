import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { ROOT } from "#lib/cli/project.mjs";
import type { Database } from "#lib/db/connection.ts";
import { insertDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { putPayment } from "#lib/db/testing/rows.ts";
import { kindOfRequest } from "../request-kind.ts";
import { createMetrics } from "./metrics.ts";
import { type BillerCall, watchBiller } from "./watched-biller.ts";

const NOW = Date.UTC(2026, 10, 22, 3);

describeOnBothDatabases("metrics", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await putPayment(database, { state: "unknown", nextCheckAt: NOW - 90_000 });
    await putPayment(database, { state: "unknown", nextCheckAt: NOW + 90_000 });
    const reading = { at: NOW - 5_000, balance: 4_321_000, source: "balance" as const, trId: null };
    await database.transaction((tx) => insertDepositReading(tx, reading));
  });
  const fresh = () => createMetrics({ database, now: () => NOW });

  test("payments by state, the checker's backlog and the deposit are as the ledger has them", async () => {
    const text = await fresh().text();
    for (const line of [
      "loket_ledger_up 1",
      'loket_payments{state="unknown"} 2',
      'loket_payments{state="success"} 0',
      "loket_checks_due 1",
      "loket_checks_late_seconds 90",
      "loket_deposit_rupiah 4321000",
      "loket_deposit_age_seconds 5",
    ]) {
      expect(text.split("\n")).toContain(line);
    }
    expect(text).toMatch(/^loket_database_bytes \d{4,}$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(text).toMatch(/^process_cpu_seconds_total /m);
  });

  test("calls at the biller are counted by command and answer", async () => {
    const metrics = fresh();
    metrics.billerCall({ command: "pay-pasca", seconds: 0.3, answer: "00" });
    metrics.action("pay.start", "ok", 20);
    const text = await metrics.text();
    expect(text).toContain('loket_biller_answers_total{command="pay-pasca",answer="00"} 1');
    expect(text).toContain('loket_biller_call_seconds_bucket{le="0.5",command="pay-pasca"} 1');
    expect(text).toContain('loket_action_seconds_count{action="pay.start",result="ok"} 1');
  });

  test("a ledger that cannot be read leaves the rest to be told", async () => {
    const broke = () => {
      throw new Error("the disk is gone");
    };
    const query = { selectFrom: broke };
    const broken = { ...database, office: { ...database.office, query } } as unknown as Database;
    const text = await createMetrics({ database: broken, now: () => NOW }).text();
    expect(text).toContain("loket_ledger_up 0");
    expect(text).toContain("process_cpu_seconds_total");
  });
});

test("the dashboard in docs names no metric that does not exist", async () => {
  const file = await readFile(join(ROOT, "docs", "grafana-dashboard.json"), "utf8");
  const named = new Set(file.match(/\b(?:loket|process|nodejs)_\w+/g));
  const told = await createMetrics({ database: {} as Database, now: () => NOW }).text();
  const unknown = [...named].filter((name) => !told.includes(`# TYPE ${name.replace(/_(bucket|count)$/, "")} `));
  expect(named.size).toBeGreaterThan(10);
  expect(unknown).toEqual([]);
});

test("a code that IAK does not write as two or three digits never becomes a label", async () => {
  const calls: BillerCall[] = [];
  const reply = async () => ({ kind: "refused", code: "made up by a proxy", message: "" });
  const biller = { balance: reply, priceList: reply } as never;
  await watchBiller(
    biller,
    () => 0,
    (call) => calls.push(call),
  ).biller.balance();
  expect(calls).toMatchObject([{ command: "balance", answer: "other" }]);
});

test("requests fall into few kinds", () => {
  const kind = (method: string, url: string, headers = {}) => kindOfRequest({ method, url, headers });
  expect(kind("GET", "/pay/1")).toBe("page");
  expect(kind("POST", "/pay/1", { "next-action": "a" })).toBe("action");
  expect(kind("GET", "/api/health")).toBe("api");
  expect(kind("GET", "/api/payments/1?after=3")).toBe("wait");
  expect(kind("GET", "/_next/static/x.js")).toBe("file");
});
