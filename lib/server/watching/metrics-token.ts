import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { holdSettings, readSetting, writeSetting } from "#lib/db/settings/settings.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import type { SettingsDeps } from "../save-settings.ts";

const KEY = "metrics_token";
/** Only the hash is stored: a reader of the ledger cannot read the metrics with it. */
const stored = z.strictObject({ sha256: z.hex().length(64).nullable(), madeAt: z.number() });

type Deps = Omit<SettingsDeps, "defaultOutlet" | "mode" | "sealed">;

/** When the current token was made (UTC milliseconds); null without one. */
export async function metricsTokenMadeAt(from: Reader | Writer): Promise<number | null> {
  const token = await standing(from);
  return token?.madeAt ?? null;
}

/** Makes a new token, shown this once; it replaces the previous one. */
export async function makeMetricsToken(deps: Deps, actor: Actor): Promise<Result<{ token: string }>> {
  const token = `loket_${randomBytes(24).toString("base64url")}`;
  const changed = await change(deps, actor, hash(token), "metrics_token.make");
  return changed.ok ? { ok: true, token } : changed;
}

/** Revokes the token: nobody can read the metrics with it. Idempotent. */
export async function revokeMetricsToken(deps: Deps, actor: Actor): Promise<Result<object>> {
  return change(deps, actor, null, "metrics_token.revoke");
}

/** Whether a request's `Authorization` header has the current token. */
export async function bearsMetricsToken(from: Reader, authorization: string | null): Promise<boolean> {
  const given = /^Bearer ([\w-]{1,100})$/.exec(authorization ?? "")?.[1];
  const token = given === undefined ? null : await standing(from);
  if (given === undefined || !token) return false;
  return timingSafeEqual(Buffer.from(hash(given), "hex"), Buffer.from(token.sha256, "hex"));
}

async function standing(from: Reader | Writer): Promise<{ sha256: string; madeAt: number } | null> {
  const value = await readSetting(from, KEY);
  const token = value === undefined ? null : stored.parse(value);
  return token?.sha256 ? { sha256: token.sha256, madeAt: token.madeAt } : null;
}

async function change(deps: Deps, actor: Actor, sha256: string | null, action: string): Promise<Result<object>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  return deps.database.transaction(async (tx): Promise<Result<object>> => {
    await holdSettings(tx);
    const before = await standing(tx);
    if (!before && sha256 === null) return { ok: true };
    const at = deps.now();
    await writeSetting(tx, {
      key: KEY,
      value: { sha256, madeAt: at } satisfies z.infer<typeof stored>,
      at,
      by: actor.id,
    });
    const data = before ? { replaces: before.madeAt } : {};
    await appendAudit(tx, deps.auditKey, { at, by: actor, action, subject: "metrics", data });
    return { ok: true };
  });
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
