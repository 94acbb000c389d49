import { createPlaces } from "#lib/auth/places.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Database } from "#lib/db/connection.ts";
import { findLogo, readOutletLogo, writeOutletLogo } from "#lib/db/settings/logos.ts";
import type { Logo, LogoOnReceipt } from "#lib/domain/logo.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, type By, hasRole } from "#lib/domain/roles.ts";
import { logoPng, makeLogo } from "#lib/receipts/logo.ts";

type LogoDeps = { readonly database: Database; readonly auditKey: Buffer; readonly now: () => number };

/** The outlet's logos as pictures. */
export function createLogos(deps: LogoDeps) {
  const { read } = deps.database;
  // A small file may unfold into 16 million dots, and the threads that unfold it also check passwords.
  const inTurn = createPlaces(1);
  return {
    /** The logo for new receipts. */
    current: (): Promise<LogoOnReceipt | null> => readOutletLogo(read),
    async png(id: string): Promise<Buffer | null> {
      const logo = await findLogo(read, id);
      return logo && logoPng(logo);
    },
    /** `file`: a picture; null removes the logo. `logo_invalid`: not a picture, or nothing in it would print. */
    async save(actor: Actor, file: Buffer | null): Promise<Result<object>> {
      if (!hasRole(actor, "supervisor")) return failure("forbidden");
      const logo = file && (await inTurn(() => makeLogo(file)));
      if (typeof logo === "string") return failure("logo_invalid");
      await storeLogo(deps, actor, logo);
      return { ok: true };
    },
  };
}

/** Sets the logo, or none, for new receipts. Existing receipts keep theirs. */
export async function storeLogo({ database, auditKey, now }: LogoDeps, by: By, logo: Logo | null): Promise<void> {
  const at = now();
  await database.transaction(async (tx) => {
    const before = await readOutletLogo(tx);
    await writeOutletLogo(tx, logo, at);
    const after = await readOutletLogo(tx);
    await appendAudit(tx, auditKey, { at, by, action: "outlet.logo", subject: "outlet", data: { before, after } });
  });
}
