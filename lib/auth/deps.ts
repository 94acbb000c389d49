import type { Database } from "#lib/db/connection.ts";
import type { DeviceRules } from "./known-device.ts";
import type { PasswordHasher } from "./password-hash.ts";
import type { Room } from "./places.ts";
import type { sealer } from "./seal.ts";
import type { CookieRules } from "./session-cookie.ts";

/** What signing in and the keeping of users stand on; `createAuth` puts it together. */
export type AuthDeps = {
  readonly database: Database;
  readonly auditKey: Buffer;
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly passwords: PasswordHasher;
  /** Where browsers find us: passkeys are made for it. */
  readonly site: URL;
  /** Whether a sign-in on a new device is an alarm. */
  readonly deviceAlarms: boolean;
  /** Recovery codes are kept by it. */
  readonly secret: string;
  /** For the secrets of authenticator apps. */
  readonly sealed: ReturnType<typeof sealer>;
  readonly cookie: CookieRules;
  readonly devices: DeviceRules;
  /** Checks of passwords wait in no longer a line than this, a line for each: those whom nobody knows hold up nobody who is known. */
  readonly rooms: { readonly strangers: Room; readonly known: Room };
};
