import { randomBytes } from "node:crypto";
import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { Secret, TOTP } from "otpauth";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import {
  deleteFactors,
  deletePasskey,
  factorsOf,
  insertPasskey,
  replaceRecoveryCodes,
  writeTotp,
} from "#lib/db/people/factors.ts";
import { deleteSessionsOf, putChallenge, takeChallenge } from "#lib/db/people/sessions.ts";
import { listUsers, lockUser, type User } from "#lib/db/people/users.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, type By, hasRole } from "#lib/domain/roles.ts";
import { factorOf, passkeyRules, recoveryHash, totpStep } from "./check-factor.ts";
import { confirmOwnPassword } from "./confirm-password.ts";
import type { AuthDeps } from "./deps.ts";
import type { Session } from "./session-of.ts";
import { needsStepUp } from "./step-up.ts";
import { alarmSupervisors } from "./supervisor-alarm.ts";

/** Recovery codes, shown once; null if the existing ones stay. */
export type NewCodes = { readonly codes: readonly string[] | null };

const RECOVERY_CODES = 10;
/** Without letters and digits that look alike; 10 of 32 are 50 bits. */
const CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A secret for an authenticator app, as text and as the address in its QR code. Nothing is stored until a code of it comes back. */
export function newTotp(deps: AuthDeps, actor: Actor): Result<{ readonly secret: string; readonly address: string }> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const totp = new TOTP({
    issuer: `Loket ${deps.site.hostname}`,
    label: actor.username,
    secret: new Secret({ size: 20 }),
  });
  return { ok: true, secret: totp.secret.base32, address: totp.toString() };
}

/**
 * Sets up the authenticator app, replacing an earlier one. `factor_wrong`, `password_wrong`, or `factor_needed` if a factor exists already.
 */
export async function addTotp(
  deps: AuthDeps,
  session: Session,
  { secret, code, own }: { secret: string; code: string; own: string },
): Promise<Result<NewCodes>> {
  const allowed = await mayAdd(deps, session, own);
  if (!allowed.ok) return allowed;
  const step = totpStep(secret, code.replace(/\s/g, ""), deps.now());
  if (step === null) return failure("factor_wrong");
  return change(deps, session, "add_totp", async (tx) => {
    await writeTotp(tx, session.actor.id, deps.sealed.seal(secret), step);
    await alarmFactor(deps, tx, session, "add_factor");
  });
}

/** What a browser needs to create a passkey; valid for one answer in this session, for five minutes. */
export async function newPasskey(deps: AuthDeps, { actor, sessionId }: Session): Promise<Result<{ question: object }>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const { passkeys } = await factorsOf(deps.database.read, actor.id);
  const { generateRegistrationOptions } = await passkeyRules();
  const question = await generateRegistrationOptions({
    rpName: "Loket",
    rpID: deps.site.hostname,
    userName: actor.username,
    userDisplayName: actor.name,
    excludeCredentials: passkeys.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
  });
  await deps.database.transaction((tx) => putChallenge(tx, sessionId, question.challenge, deps.now()));
  return { ok: true, question };
}

/** Stores a passkey; fails like `addTotp`. */
export async function addPasskey(
  deps: AuthDeps,
  session: Session,
  { name, key, own }: { name: string; key: unknown; own: string },
): Promise<Result<NewCodes>> {
  const allowed = await mayAdd(deps, session, own);
  if (!allowed.ok) return allowed;
  const challenge = await deps.database.transaction((tx) => takeChallenge(tx, session.sessionId, deps.now()));
  const made = challenge && (await registered(deps, challenge, key));
  if (!made) return failure("factor_wrong");
  const passkey = {
    id: made.id,
    name,
    publicKey: Buffer.from(made.publicKey).toString("base64url"),
    counter: made.counter,
    addedAt: deps.now(),
  };
  const keep = async (tx: Writer) => {
    await insertPasskey(tx, session.actor.id, passkey);
    await alarmFactor(deps, tx, session, "add_factor");
  };
  return change(deps, session, "add_passkey", keep, { name });
}

async function registered(deps: AuthDeps, challenge: string, key: unknown) {
  try {
    const { verifyRegistrationResponse } = await passkeyRules();
    const { registrationInfo } = await verifyRegistrationResponse({
      response: key as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: deps.site.origin,
      expectedRPID: deps.site.hostname,
      requireUserVerification: false,
    });
    return registrationInfo?.credential ?? null;
  } catch {
    return null;
  }
}

/** Removes the app (`totp`) or a passkey, after a second factor was given. The recovery codes go with the last one. `not_found`. */
export async function removeFactor(deps: AuthDeps, session: Session, id: string): Promise<Result<NewCodes>> {
  const allowed = await mayChange(deps, session);
  if (!allowed.ok) return allowed;
  const userId = session.actor.id;
  const { totp, passkeys } = await factorsOf(deps.database.read, userId);
  if (id === "totp" ? !totp : !passkeys.some((passkey) => passkey.id === id)) return failure("not_found");
  return change(deps, session, id === "totp" ? "remove_totp" : "remove_passkey", async (tx) => {
    if (id === "totp") await writeTotp(tx, userId, null, null);
    else await deletePasskey(tx, userId, id);
    await alarmFactor(deps, tx, session, "remove_factor");
  });
}

/** Replaces the recovery codes by ten new ones, after a second factor was given. */
export async function renewRecoveryCodes(deps: AuthDeps, session: Session): Promise<Result<NewCodes>> {
  const allowed = await mayChange(deps, session);
  if (!allowed.ok) return allowed;
  return change(deps, session, "renew_codes", (tx) => replaceRecoveryCodes(tx, session.actor.id, []));
}

/** The operator's help for someone who lost their factors: removes all of them and ends every session. `not_found`. */
export async function resetFactors(deps: AuthDeps, username: string, by: By): Promise<Result<{ user: User }>> {
  const user = (await listUsers(deps.database.read)).find((one) => one.username === username);
  if (!user) return failure("not_found");
  return deps.database.transaction(async (tx): Promise<Result<{ user: User }>> => {
    await lockUser(tx, user.id);
    await deleteFactors(tx, user.id);
    await deleteSessionsOf(tx, user.id);
    const at = deps.now();
    await appendAudit(tx, deps.auditKey, { at, by, action: "factor.reset", subject: username });
    if (user.role === "supervisor") await alarmSupervisors(tx, { at, by, act: "remove_factor", subject: user });
    return { ok: true, user };
  });
}

/** Whoever has somebody's password could shut them out by a factor of their own. */
async function alarmFactor(deps: AuthDeps, tx: Writer, { actor }: Session, act: "add_factor" | "remove_factor") {
  await alarmSupervisors(tx, { at: deps.now(), by: actor, act, subject: actor });
}

async function mayChange(deps: AuthDeps, session: Session): Promise<Result<unknown>> {
  if (!hasRole(session.actor, "supervisor")) return failure("forbidden");
  return (await needsStepUp(deps, session, "factor")) ? failure("factor_needed") : { ok: true };
}

async function mayAdd(deps: AuthDeps, session: Session, own: string): Promise<Result<unknown>> {
  const allowed = await mayChange(deps, session);
  return allowed.ok ? confirmOwnPassword(deps, session.actor, own) : allowed;
}

/** One audited change to one's factors. Someone with factors but no recovery codes gets ten; someone without factors keeps none. */
async function change(
  deps: AuthDeps,
  { actor }: Session,
  act: string,
  work: (tx: Writer) => Promise<void>,
  data: { readonly name?: string } = {},
): Promise<Result<NewCodes>> {
  return deps.database.transaction(async (tx): Promise<Result<NewCodes>> => {
    await lockUser(tx, actor.id);
    await work(tx);
    const factors = await factorOf(tx, actor);
    const codes = factors?.recoveryCodes === 0 ? Array.from({ length: RECOVERY_CODES }, newCode) : null;
    if (codes)
      await replaceRecoveryCodes(
        tx,
        actor.id,
        codes.map((code) => recoveryHash(deps.secret, code)),
      );
    if (!factors) await deleteFactors(tx, actor.id);
    const changed = { at: deps.now(), by: actor, action: `factor.${act}`, subject: actor.username };
    await appendAudit(tx, deps.auditKey, { ...changed, data });
    return { ok: true, codes };
  });
}

function newCode(): string {
  const letters = [...randomBytes(10)].map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join("");
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}
