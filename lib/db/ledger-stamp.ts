import type { Reader } from "./connection.ts";

/** Changes with everything in the outlet's summary: payments, deposit, alarms, settings. Five reads at the ends of indexes. */
export async function ledgerStamp(from: Reader): Promise<string> {
  const { query } = from;
  const row = await query
    .selectNoFrom((eb) => [
      eb
        .selectFrom("paymentEvents")
        .select((of) => of.fn.max("id").as("id"))
        .as("event"),
      eb
        .selectFrom("depositReadings")
        .select((of) => of.fn.max("id").as("id"))
        .as("deposit"),
      eb
        .selectFrom("alarms")
        .select((of) => of.fn.max("id").as("id"))
        .as("alarm"),
      eb
        .selectFrom("alarms")
        .select((of) => of.fn.max("acknowledgedAt").as("at"))
        .as("acknowledged"),
      eb
        .selectFrom("settings")
        .select((of) => of.fn.max("updatedAt").as("at"))
        .as("settings"),
    ])
    .executeTakeFirstOrThrow();
  return [row.event, row.deposit, row.alarm, row.acknowledged, row.settings].map((part) => part ?? 0).join("-");
}

/** The time of the newest record, by the clock of that moment; null in an empty ledger. */
export async function newestEventAt(from: Reader): Promise<number | null> {
  const { query } = from;
  const row = await query
    .selectNoFrom((eb) => [
      eb.selectFrom("paymentEvents").select("at").orderBy("id", "desc").limit(1).as("event"),
      eb.selectFrom("auditLog").select("at").orderBy("seq", "desc").limit(1).as("audit"),
    ])
    .executeTakeFirstOrThrow();
  const newest = Math.max(row.event ?? 0, row.audit ?? 0);
  return newest === 0 ? null : newest;
}
