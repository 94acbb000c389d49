import type { Database } from "#lib/db/connection.ts";
import type { DeviceRules } from "./known-device.ts";
import type { PasswordHasher } from "./password-hash.ts";
import type { Room } from "./places.ts";
import type { sealer } from "./seal.ts";
import type { CookieRules } from "./session-cookie.ts";

/** The dependencies of sign-in and user management; `createAuth` provides them. */
export type AuthDeps = {
  readonly database: Database;
  readonly auditKey: Buffer;
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly passwords: PasswordHasher;
  /** Our address in browsers; passkeys are bound to it. */
  readonly site: URL;
  /** Whether a sign-in on a new device is an alarm. */
  readonly deviceAlarms: boolean;
  /** The key of stored recovery codes. */
  readonly secret: string;
  /** Seals the secrets of authenticator apps. */
  readonly sealed: ReturnType<typeof sealer>;
  readonly cookie: CookieRules;
  readonly devices: DeviceRules;
  /** Bounded queues for password checks, one for strangers and one for known devices, so that strangers do not hold up known people. */
  readonly rooms: { readonly strangers: Room; readonly known: Room };
};
