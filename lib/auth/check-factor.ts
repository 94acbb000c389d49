import { createHmac } from "node:crypto";
import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import { TOTP } from "otpauth";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { type Factors, factorsOf, notePasskeyUse, useRecoveryCode, useTotpStep } from "#lib/db/people/factors.ts";
import { putChallenge, takeChallenge } from "#lib/db/people/sessions.ts";
import { forgetTries, lockTries, writeTries } from "#lib/db/people/sign-in-attempts.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import { MINUTE } from "#lib/domain/time.ts";
import type { AuthDeps } from "./deps.ts";
import type { Session } from "./session-of.ts";

/** A second factor as given: a code of the app, a recovery code, or a passkey's signature. */
export type FactorProof = { readonly code: string } | { readonly key: unknown };

/** Wrong ones in a row: at sign-in, and in one open session. */
const MOST_TRIES = 10;
/** In all of a person's open sessions together, so that more sessions don't give more tries. */
const MOST_IN_SESSIONS = 3 * MOST_TRIES;
const LOCKED_FOR_MS = 15 * MINUTE;
const TOTP_STEP_MS = 30_000;

/** Loaded when the first passkey is asked for: loading it would take a fifth of every start, of commands too. */
export const passkeyRules = () => import("@simplewebauthn/server");

/** A supervisor's second factors; null if none is set up (the password alone is asked for), and for cashiers. */
export async function factorOf(from: Reader | Writer, actor: Actor): Promise<Factors | null> {
  if (!hasRole(actor, "supervisor")) return null;
  const factors = await factorsOf(from, actor.id);
  return factors.totp || factors.passkeys.length > 0 ? factors : null;
}

/** The stored form of a recovery code. */
export function recoveryHash(secret: string, code: string): string {
  const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return createHmac("sha256", secret).update(`recovery:${plain}`).digest("base64url");
}

/** The time step of an app's code, within one step of now; null for a wrong code. */
export function totpStep(secret: string, code: string, now: number): number | null {
  const totp = new TOTP({ secret });
  const delta = /^\d{6}$/.test(code) ? totp.validate({ token: code, timestamp: now, window: 1 }) : null;
  return delta === null ? null : Math.floor(now / TOTP_STEP_MS) + delta;
}

/** What a browser needs to have a passkey sign; valid for one answer in this session, for five minutes. */
export async function passkeyQuestion(
  deps: AuthDeps,
  { actor, sessionId }: Session,
): Promise<Result<{ question: object }>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const factors = await factorOf(deps.database.read, actor);
  if (!factors || factors.passkeys.length === 0) return failure("not_found");
  const { generateAuthenticationOptions } = await passkeyRules();
  const question = await generateAuthenticationOptions({
    rpID: deps.site.hostname,
    allowCredentials: factors.passkeys.map(({ id }) => ({ id })),
    userVerification: "preferred",
  });
  await deps.database.transaction((tx) => putChallenge(tx, sessionId, question.challenge, deps.now()));
  return { ok: true, question };
}

/**
 * Checks a second factor, then does `work` in the same transaction. `factor_wrong`; `factor_locked` with the `minutes` left after ten wrong
 * ones at sign-in or in this session. That locks the factor there only: not the account, and not the owner's other sessions.
 */
export async function withFactor<T extends object>(
  deps: AuthDeps,
  session: Session,
  proof: FactorProof,
  work: (tx: Writer, way: "totp" | "passkey" | "recovery") => Promise<T>,
): Promise<Result<T>> {
  const now = deps.now();
  const { actor } = session;
  return deps.database.transaction(async (tx): Promise<Result<T>> => {
    const counted = [];
    for (const { key, most } of allowancesOf(session)) counted.push({ key, most, ...(await lockTries(tx, key)) });
    const left = Math.max(
      ...counted.map(({ tries, most, lastAt }) => (tries >= most ? lastAt + LOCKED_FOR_MS - now : 0)),
    );
    if (left > 0) return failure("factor_locked", { params: { minutes: Math.ceil(left / MINUTE) } });
    const way = await wayOf(deps, tx, session, proof);
    if (way) {
      for (const { key } of counted) await forgetTries(tx, key);
      return { ok: true, ...(await work(tx, way)) };
    }
    for (const { key, most, tries } of counted)
      await writeTries(tx, key, { tries: tries >= most ? 1 : tries + 1, lastAt: now });
    await appendAudit(tx, deps.auditKey, { at: now, by: actor, action: "factor.refused", subject: actor.username });
    return failure("factor_wrong");
  });
}

/** The counters of a wrong one: somebody who knows the password and guesses at sign-in, or uses one session, locks no other session. */
function allowancesOf({ actor, sessionId, gate }: Session) {
  if (gate) return [{ key: `factor:${actor.id}@sign-in`, most: MOST_TRIES }];
  return [
    { key: `factor:${actor.id}@${sessionId}`, most: MOST_TRIES },
    { key: `factor:${actor.id}`, most: MOST_IN_SESSIONS },
  ];
}

async function wayOf(
  deps: AuthDeps,
  tx: Writer,
  { actor, sessionId }: Pick<Session, "actor" | "sessionId">,
  proof: FactorProof,
) {
  const factors = await factorOf(tx, actor);
  if (!factors) return null;
  if ("key" in proof) {
    const challenge = await takeChallenge(tx, sessionId, deps.now());
    return challenge && (await isSigned(deps, tx, factors, challenge, proof.key)) ? "passkey" : null;
  }
  const code = proof.code.replace(/\s/g, "");
  const secret = factors.totp && deps.sealed.open(factors.totp);
  const step = secret ? totpStep(secret, code, deps.now()) : null;
  if (step !== null && (await useTotpStep(tx, actor.id, step))) return "totp";
  return (await useRecoveryCode(tx, actor.id, recoveryHash(deps.secret, code))) ? "recovery" : null;
}

async function isSigned(
  deps: AuthDeps,
  tx: Writer,
  factors: Factors,
  challenge: string,
  key: unknown,
): Promise<boolean> {
  const response = key as AuthenticationResponseJSON;
  const passkey = factors.passkeys.find(({ id }) => id === response?.id);
  if (!passkey) return false;
  try {
    const { verifyAuthenticationResponse } = await passkeyRules();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: deps.site.origin,
      expectedRPID: deps.site.hostname,
      credential: {
        id: passkey.id,
        publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, "base64url")),
        counter: passkey.counter,
      },
      requireUserVerification: false,
    });
    if (verified) await notePasskeyUse(tx, passkey.id, authenticationInfo.newCounter);
    return verified;
  } catch {
    // An unreadable answer proves nothing.
    return false;
  }
}
