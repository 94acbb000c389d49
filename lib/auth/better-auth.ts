import { betterAuth } from "better-auth";
import { createAccessControl } from "better-auth/plugins/access";
import { admin } from "better-auth/plugins/admin";
import { username } from "better-auth/plugins/username";
import type { Database } from "#lib/db/connection.ts";
import type { PasswordHasher } from "./password-hash.ts";
import { PASSWORD_LETTERS } from "./password-rules.ts";
import { SESSION_LIMITS } from "./session-limits.ts";
import { readUsername, USERNAME_LETTERS } from "./username.ts";

export type BetterAuth = ReturnType<typeof configureBetterAuth>;

const access = createAccessControl({});
const roles = { cashier: access.newRole({}), supervisor: access.newRole({}) };
const DATES = { createdAt: "created_at", updatedAt: "updated_at" };

/**
 * Better Auth on the ledger's own connection. It checks passwords, makes sessions and refuses the disabled; its HTTP handler is never
 * mounted, because it tells which users exist. Changes of users, the throttle, cookies and the age of sessions are ours: they commit
 * together with their audit rows.
 */
export function configureBetterAuth(options: { database: Database; secret: string; passwords: PasswordHasher }) {
  const { database, secret, passwords } = options;
  return betterAuth({
    appName: "Loket",
    // Only for addresses that Better Auth would write into mails, which it never sends.
    baseURL: "http://loket.invalid",
    database: { db: database.raw, type: database.dialect },
    // Named one by one, so that no environment variable can take its place.
    secrets: [{ version: 1, value: secret }],
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LETTERS.min,
      maxPasswordLength: PASSWORD_LETTERS.max,
      password: { hash: passwords.hash, verify: passwords.verify },
    },
    user: { modelName: "users", fields: { ...DATES, emailVerified: "email_verified" } },
    session: {
      modelName: "sessions",
      expiresIn: SESSION_LIMITS.absoluteMs / 1000,
      disableSessionRefresh: true,
      fields: {
        ...DATES,
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        userId: "user_id",
      },
    },
    account: {
      modelName: "accounts",
      fields: {
        ...DATES,
        accountId: "account_id",
        providerId: "provider_id",
        userId: "user_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
      },
    },
    verification: { modelName: "verifications", fields: { ...DATES, expiresAt: "expires_at" } },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: USERNAME_LETTERS.min,
        maxUsernameLength: USERNAME_LETTERS.max,
        usernameValidator: (text) => readUsername(text) === text,
      }),
      admin({
        roles,
        defaultRole: "cashier",
        adminRoles: ["supervisor"],
        schema: {
          user: { fields: { banReason: "ban_reason", banExpires: "ban_expires" } },
          session: { fields: { impersonatedBy: "impersonated_by" } },
        },
      }),
    ],
  });
}
