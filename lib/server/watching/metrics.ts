import type { IncomingMessage, ServerResponse } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "#lib/db/connection.ts";
import { databaseFacts } from "#lib/db/database-facts.ts";
import { latestDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { paymentsByState } from "#lib/db/journal/hourly-totals.ts";
import { checkBacklog } from "#lib/db/payments/check-backlog.ts";
import { PAYMENT_STATES } from "#lib/domain/payment-state.ts";
import { kindOfRequest } from "../request-kind.ts";
import type { BillerCall } from "./watched-biller.ts";

const BILLER_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60];
const OWN_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30];

/** Counts and times for Prometheus: what this process did since its start, and the ledger's content at the time of the request. */
export function createMetrics({ database, now }: { database: Database; now: () => number }) {
  const registry = new Registry();
  const registers = [registry];
  // Process, garbage collection and event-loop delay, under prom-client's own names.
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const up = gauge("loket_ledger_up", "1 while the ledger can be read");
  const due = gauge("loket_checks_due", "Payments whose check at the biller is due and not made");
  const late = gauge("loket_checks_late_seconds", "How long the longest of them has been due");
  const deposit = gauge("loket_deposit_rupiah", "The deposit as the biller told it last");
  const depositAge = gauge("loket_deposit_age_seconds", "Since the biller told the deposit");
  const bytes = gauge("loket_database_bytes", "Size of the ledger's database");
  const payments = new Gauge({
    name: "loket_payments",
    help: "Payments of the ledger by the state that they are in",
    labelNames: ["state"],
    registers,
  });
  const times = <Label extends string>(name: string, help: string, labelNames: Label[], buckets = OWN_BUCKETS) =>
    new Histogram({ name, help, labelNames, buckets, registers });
  const callHelp = "One call at the biller, connecting included";
  const callSeconds = times("loket_biller_call_seconds", callHelp, ["command"], BILLER_BUCKETS);
  const answers = new Counter({
    name: "loket_biller_answers_total",
    help: "How calls at the biller ended: its response code, or why there was none",
    labelNames: ["command", "answer"],
    registers,
  });
  const httpHelp = "One HTTP request, by what was asked for";
  const httpSeconds = times("loket_http_request_seconds", httpHelp, ["kind", "status"]);
  const actionHelp = "One server action: ok, or the code of its refusal";
  const actionSeconds = times("loket_action_seconds", actionHelp, ["action", "result"]);

  const readLedger = async () => {
    const { office } = database;
    const at = now();
    const [states, backlog, reading, facts] = await Promise.all([
      paymentsByState(office),
      checkBacklog(office, at),
      latestDepositReading(office),
      databaseFacts(office),
    ]);
    for (const state of PAYMENT_STATES) payments.set({ state }, states.get(state) ?? 0);
    due.set(backlog.due);
    late.set(backlog.oldestDueAt === null ? 0 : Math.max(0, at - backlog.oldestDueAt) / 1_000);
    bytes.set(facts.bytes);
    // An unknown value is NaN: a zero would raise an alert.
    deposit.set(reading?.balance ?? Number.NaN);
    depositAge.set(reading ? Math.abs(at - reading.at) / 1_000 : Number.NaN);
  };

  return {
    contentType: registry.contentType,
    /** The text for Prometheus. While the ledger cannot be read, it says so and reports the rest. */
    async text(): Promise<string> {
      up.set(
        await readLedger().then(
          () => 1,
          () => 0,
        ),
      );
      return registry.metrics();
    },
    billerCall({ command, seconds, answer }: BillerCall): void {
      callSeconds.observe({ command }, seconds);
      answers.inc({ command, answer });
    },
    action(name: string, result: string, ms: number): void {
      actionSeconds.observe({ action: name, result }, ms / 1_000);
    },
    /** Times a request until its answer is sent, or its client has gone. */
    httpRequest(request: IncomingMessage, response: ServerResponse): void {
      const kind = kindOfRequest(request);
      const begun = performance.now();
      response.once("close", () => {
        const status = response.writableFinished ? `${Math.floor(response.statusCode / 100)}xx` : "gone";
        httpSeconds.observe({ kind, status }, (performance.now() - begun) / 1_000);
      });
    },
  };
}
