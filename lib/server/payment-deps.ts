import { randomUUID } from "node:crypto";
import type { Database } from "#lib/db/connection.ts";
import type { Biller } from "#lib/domain/biller.ts";
import type { Outlet } from "#lib/domain/outlet.ts";
import type { Log, PaymentDeps } from "#lib/payments/deps.ts";
import type { Environment } from "./environment.ts";
import { receiptCode, type Secrets } from "./secrets.ts";

export const DEMO_OUTLET: Outlet = {
  name: "LOKET SUMBER REJEKI",
  address: "Jl. Melati No. 12, Surabaya",
  phone: "031-5550123",
  footer: "Terima kasih. Simpan struk ini sebagai bukti pembayaran.",
  zone: "WIB",
};
export const UNNAMED_OUTLET: Outlet = { name: "LOKET", address: "", phone: "", footer: "", zone: "WIB" };

type Parts = {
  readonly database: Database;
  readonly biller: Biller;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly now?: () => number;
  readonly announce?: PaymentDeps["announce"];
  readonly inBackground?: PaymentDeps["inBackground"];
};

/** The payments' dependencies, from the environment: for the server, or for a command without listeners. */
export function paymentDeps(environment: Environment, parts: Parts): PaymentDeps {
  const { mode, appUrl, timeoutMs, checkSchedule: schedule, notReceivedAfter } = environment;
  const { database, biller, secrets, log, now = Date.now } = parts;
  return {
    database,
    biller,
    now,
    timeoutMs,
    plan: { schedule, notReceivedAfter },
    auditKey: secrets.audit,
    processId: randomUUID(),
    receipts: {
      sample: mode !== "production",
      defaultOutlet: mode === "demo" ? DEMO_OUTLET : UNNAMED_OUTLET,
      verifyUrl: (trId) => `${appUrl}/verify/${receiptCode(secrets.receipts, trId)}`,
    },
    announce: parts.announce ?? (() => {}),
    inBackground: parts.inBackground ?? (() => {}),
    log,
  };
}
