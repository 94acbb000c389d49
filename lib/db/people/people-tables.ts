import type { Kysely } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import type { Schema } from "#lib/db/schema.ts";

/** ISO text on SQLite, a Date on PostgreSQL; a Date may be given to both. */
type BetterAuthDate = Date | string;
/** 1 or 0 on SQLite, a boolean on PostgreSQL; a boolean may be given to both. */
type BetterAuthFlag = boolean | number;

/** The tables that Better Auth owns, with our columns in them, and the tries at signing in. */
export type PeopleTables = {
  users: {
    id: string;
    name: string;
    username: string;
    /** `nameKey` of the name, nobody else's; null where another had the name before names were unique. */
    nameKey: string | null;
    /** UTC milliseconds; when they last ceased to be an active supervisor. */
    supervisorUntil: number | null;
    email: string;
    emailVerified: BetterAuthFlag;
    role: string;
    banned: BetterAuthFlag;
    createdAt: BetterAuthDate;
    updatedAt: BetterAuthDate;
  };
  sessions: {
    id: string;
    /** The hash of what the cookie carries; of a session that has no start yet, Better Auth's own token, which opens nothing. */
    token: string;
    userId: string;
    expiresAt: BetterAuthDate;
    /** UTC milliseconds; null until the start is on record, and until then the session counts for nothing. */
    startedAt: number | null;
    lastSeenAt: number | null;
  };
  accounts: {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string | null;
    createdAt: BetterAuthDate;
    updatedAt: BetterAuthDate;
  };
  signInAttempts: { key: string; tries: number; lastAt: number };
};

/** The same connection or transaction, seen with these tables too. */
export function peopleOf(from: Reader | Writer): Kysely<Schema & PeopleTables> {
  return from.query.withTables<PeopleTables>();
}

/** UTC milliseconds of what Better Auth has written as a date. */
export function readDate(value: BetterAuthDate): number {
  return new Date(value).getTime();
}
