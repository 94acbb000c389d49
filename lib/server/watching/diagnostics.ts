import { forSupervisors } from "#lib/auth/guard.ts";
import { databaseFacts } from "#lib/db/database-facts.ts";
import { insertDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { checkBacklog } from "#lib/db/payments/check-backlog.ts";
import type { BalanceReply, Biller, PriceListReply } from "#lib/domain/biller.ts";
import { type Exchange, type ProbedCall, type ProbeReport, signatureOf } from "#lib/domain/biller-probe.ts";
import { DEFAULT_PRODUCT } from "#lib/domain/products/catalogue.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import { createIakClient, type IakClientOptions } from "#lib/iak/client.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import about from "../../../package.json" with { type: "json" };
import type { Environment } from "../environment.ts";

/** Minimum time between live tests, by all people together. */
const PAUSE_MS = 5_000;

type Options = {
  readonly environment: Environment;
  readonly client: Omit<IakClientOptions, "onExchange">;
  readonly deps: Pick<PaymentDeps, "database" | "now">;
  /** Includes the test's calls in the counts. */
  readonly watch?: (biller: Biller) => Biller;
};

/** For a supervisor looking for faults: a live test of the biller, and this Loket's configuration. */
export function createDiagnostics({ environment, client, deps, watch = (biller) => biller }: Options) {
  let testedAt = Number.NEGATIVE_INFINITY;

  return {
    /** Asks for the balance and the price list with the very client that pays. `probe_too_soon` within five seconds of the last test. */
    async testBiller(actor: Actor): Promise<Result<{ report: ProbeReport }>> {
      if (!hasRole(actor, "supervisor")) return failure("forbidden");
      const wait = testedAt + PAUSE_MS - performance.now();
      if (wait > 0) return failure("probe_too_soon", { params: { seconds: Math.ceil(wait / 1_000) } });
      testedAt = performance.now();
      return { ok: true, report: await probe(client, deps, watch) };
    },
    /** This Loket's configuration, for supervisors; nothing in it is secret. */
    facts: (actor: Actor) =>
      forSupervisors(actor, async () => {
        const { mode, iak, format, timeoutMs, checkSchedule, notReceivedAfter, appUrl } = environment;
        return {
          mode,
          appUrl,
          hosts: { postpaid: iak?.postpaidUrl ?? client.postpaidUrl, prepaid: iak?.prepaidUrl ?? client.prepaidUrl },
          format,
          timeoutMs,
          checkSchedule,
          notReceivedAfter,
          version: about.version,
          node: process.versions.node,
          database: await databaseFacts(deps.database.read),
          backlog: await checkBacklog(deps.database.read, deps.now()),
        };
      }),
  };
}

async function probe(
  client: Options["client"],
  deps: Options["deps"],
  watch: (biller: Biller) => Biller,
): Promise<ProbeReport> {
  const seen: Exchange[] = [];
  const biller = watch(createIakClient({ ...client, onExchange: (exchange) => seen.push(exchange) }));
  const calls: ProbedCall[] = [];
  const note = (command: ProbedCall["command"], reply: BalanceReply | PriceListReply) => {
    const exchange = seen.at(-1);
    if (!exchange) return;
    const code = reply.kind === "refused" ? reply.code : null;
    const trouble = "trouble" in reply ? reply.trouble : "reason" in reply ? reply.reason : null;
    calls.push({ ...exchange, command, trouble, code });
  };

  const told = await biller.balance();
  note("balance", told);
  const balance = told.kind === "balance" ? told.balance : null;
  if (balance !== null) {
    const reading = { at: deps.now(), balance, source: "balance" as const, trId: null };
    await deps.database.transaction((tx) => insertDepositReading(tx, reading));
  }
  const list = await biller.priceList({ type: DEFAULT_PRODUCT.listedUnder, status: "all" });
  note("pricelist-pasca", list);
  const product =
    list.kind === "list" ? (list.products.find(({ code }) => DEFAULT_PRODUCT.codes.includes(code)) ?? "absent") : null;
  return { at: deps.now(), signature: signatureOf(calls), balance, product, calls };
}
