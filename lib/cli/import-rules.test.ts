import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT, toolScript } from "./project.mjs";

/** Each file of the small project below, its content, and the rule that it breaks, if any. */
const FILES: [path: string, source: string, rule?: string][] = [
  ["lib/domain/rupiah.ts", "export type Rupiah = number; export const one: Rupiah = 1;"],
  ["lib/domain/schema.ts", 'import { z } from "zod"; export const schema = z.number();'],
  [
    "lib/iak/client.ts",
    'import { one } from "#lib/domain/rupiah.ts"; export const client = one; export type Client = number;',
  ],
  [
    "lib/db/payments/payments.ts",
    'import type { Rupiah } from "#lib/domain/rupiah.ts"; export const payments: Rupiah = 2;',
  ],
  ["lib/db/migration-step.ts", 'import { sql } from "kysely"; export const step = sql;'],
  [
    "lib/db/migrations/0001-ledger.ts",
    'import { hash } from "node:crypto"; import { step } from "../migration-step.ts"; export const ledger = [hash, step];',
  ],
  ["lib/simulator/main.ts", "export const simulator = 3;"],
  [
    "lib/server/next.ts",
    'import "server-only"; import { client } from "#lib/iak/client.ts"; export const door = client;',
  ],
  ["lib/server/environment.ts", "export const environment = 4;"],
  ["lib/payments/start-payment.test.ts", 'import { simulator } from "#lib/simulator/main.ts"; void simulator;'],
  ["lib/payments/pay.ts", 'import { payments } from "#lib/db/payments/payments.ts"; export const pay = payments;'],
  ["lib/cli/serve.ts", 'import { simulator } from "#lib/simulator/main.ts"; void simulator;'],
  ["components/bills/bill.tsx", 'import { one } from "#lib/domain/rupiah.ts"; export const Bill = () => <b>{one}</b>;'],
  ["app/page.tsx", 'import { door } from "#lib/server/next.ts"; export default () => <i>{door}</i>;'],

  ["lib/domain/reads-files.ts", 'import { readFileSync } from "node:fs"; void readFileSync;', "domain-is-pure"],
  [
    "lib/domain/knows-iak.ts",
    'import type { Client } from "#lib/iak/client.ts"; export type C = Client;',
    "lib-domain",
  ],
  ["lib/domain/passes-on.ts", 'export type { Client } from "../iak/client.ts";', "lib-domain"],
  ["lib/iak/stores.ts", 'import { payments } from "#lib/db/payments/payments.ts"; void payments;', "lib-iak"],
  [
    "lib/db/migrations/0002-today.ts",
    'import type { Rupiah } from "#lib/domain/rupiah.ts"; export type Amount = Rupiah;',
    "migrations-are-frozen",
  ],
  [
    "lib/db/migrations/0003-words.ts",
    'import { payments } from "../payments.ts"; void payments;',
    "migrations-are-frozen",
  ],
  ["lib/payments/knows-iak.ts", 'import { client } from "#lib/iak/client.ts"; void client;', "lib-payments"],
  ["lib/payments/lazy.ts", 'export const lazy = () => import("#lib/iak/client.ts");', "lib-payments"],
  ["lib/server/fakes.ts", 'import { simulator } from "#lib/simulator/main.ts"; void simulator;', "simulator-is-apart"],
  ["lib/auth/guard.ts", 'import "server-only";', "server-only-at-the-door"],
  ["lib/receipts/pdf/receipt-pdf.tsx", "export const receiptPdf = () => <b />;"],
  ["lib/receipts/draws.ts", 'import { receiptPdf } from "./pdf/receipt-pdf.tsx"; void receiptPdf;', "drawn-apart"],
  ["lib/auth/draws.ts", 'import { Bill } from "#components/bills/bill.tsx"; void Bill;', "lib-auth"],
  ["lib/helpers/all.ts", 'import { one } from "#lib/domain/rupiah.ts"; void one;', "floor-plan"],
  ["lib/receipts/index.ts", "export const receipt = 6;"],
  ["lib/receipts/uses-barrel.ts", 'import { receipt } from "./index.ts"; void receipt;', "no-barrel"],
  ["lib/receipts/a.ts", 'import { b } from "./b.ts"; export const a = () => b;', "no-circle"],
  ["lib/receipts/b.ts", 'import { a } from "./a.ts"; export const b = () => a;', "no-circle"],
  ["lib/receipts/lost.ts", 'import { gone } from "./gone.ts"; void gone;', "found"],
  ["lib/receipts/tested.ts", 'import "../payments/start-payment.test.ts";', "tests-are-apart"],
  ["app/back-door.tsx", 'import { environment } from "#lib/server/environment.ts"; void environment;', "one-door"],
  ["app/window.tsx", 'import { payments } from "#lib/db/payments/payments.ts"; void payments;', "one-door"],
  ["components/bills/asks.tsx", 'import { door } from "#lib/server/next.ts"; void door;', "components-draw"],
  ["components/bills/routes.tsx", 'import page from "../../app/page.tsx"; void page;', "components-draw"],
];

describe("the import rules", () => {
  const project = mkdtempSync(join(tmpdir(), "loket-imports-"));
  const broken = new Map<string, Set<string>>();

  beforeAll(() => {
    for (const name of ["package.json", ".dependency-cruiser.mjs"]) cpSync(join(ROOT, name), join(project, name));
    symlinkSync(join(ROOT, "node_modules"), join(project, "node_modules"));
    for (const [path, source] of FILES) {
      mkdirSync(join(project, dirname(path)), { recursive: true });
      writeFileSync(join(project, path), source);
    }
    const script = toolScript(ROOT, "dependency-cruiser", "depcruise");
    const { stdout } = spawnSync(process.execPath, [script, "--output-type", "json", "."], { cwd: project });
    const violations: { from: string; cycle?: { name: string }[]; rule: { name: string } }[] = JSON.parse(
      stdout.toString(),
    ).summary.violations;
    for (const { from, cycle = [], rule } of violations) {
      for (const path of [from, ...cycle.map(({ name }) => name)]) {
        broken.set(path, (broken.get(path) ?? new Set()).add(rule.name));
      }
    }
  });

  afterAll(() => rmSync(project, { recursive: true }));

  it.each(FILES.filter(([, , rule]) => rule))("refuse %s: %s", (path, _source, rule) => {
    expect([...(broken.get(path) ?? [])]).toContain(rule);
  });

  it.each(FILES.filter(([, , rule]) => !rule))("allow %s", (path) => {
    expect([...(broken.get(path) ?? [])]).toEqual([]);
  });
});
