import { parseArgs } from "node:util";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { outletSchema, readOutlet, writeOutlet } from "#lib/db/settings/outlet.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { UNNAMED_OUTLET } from "#lib/server/payment-deps.ts";
import { difference } from "#lib/server/save-settings.ts";
import { CommandError, type Maintenance } from "./command.ts";

/** Sets the shop's lines on receipts and the zone of its times. Options not given stay unchanged. */
export async function setOutlet({ database, auditKey }: Maintenance, words: string[]): Promise<void> {
  const text = { type: "string" } as const;
  const options = { name: text, address: text, phone: text, footer: text, zone: text };
  const { values } = parseArgs({ args: words, options });
  const now = Date.now();
  await database.transaction(async (tx) => {
    const before = await readOutlet(tx, UNNAMED_OUTLET);
    const parsed = outletSchema.safeParse({ ...before, ...values });
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new CommandError(`--${String(issue?.path[0])}: ${issue?.message}`);
    }
    await writeOutlet(tx, parsed.data, now, null);
    await appendAudit(tx, auditKey, {
      at: now,
      by: SYSTEM,
      action: "outlet.set",
      subject: "outlet",
      data: difference(before, parsed.data),
    });
  });
  console.log("The outlet is set; receipts of payments from now on carry it.");
}
