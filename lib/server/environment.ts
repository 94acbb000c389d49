import { isIP, SocketAddress } from "node:net";
import { dirname } from "node:path";
import { z } from "zod";
import type { Mode } from "#lib/db/installation.ts";
import { readDuration } from "#lib/domain/duration.ts";
import type { Millis } from "#lib/domain/time.ts";

/** All external settings, read once at the start. */
export type Environment = {
  readonly mode: Mode;
  /** Null in demo mode, which uses the bundled simulator. */
  readonly iak: {
    readonly username: string;
    readonly apiKey: string;
    readonly postpaidUrl: string;
    readonly prepaidUrl: string;
  } | null;
  readonly format: "json" | "xml";
  readonly timeoutMs: number;
  readonly checkSchedule: readonly number[];
  readonly notReceivedAfter: { readonly first: number; readonly second: number };
  readonly databaseUrl: string;
  /** The folder of the SQLite ledger, or of what a PostgreSQL one stores on this machine. */
  readonly dataFolder: string;
  readonly appUrl: string;
  readonly host: string;
  readonly port: number;
  readonly trustedProxies: readonly string[];
  /** Null: generated at the first start and stored beside the database. */
  readonly authSecret: string | null;
  readonly logLevel: string;
  /** How often the checker looks for due payments, in milliseconds. */
  readonly lookEveryMs: number;
};

/** A bad value, in one line that names the variable and the remedy. */
export class EnvironmentError extends Error {}

const HOSTS = {
  sandbox: { postpaid: "https://testpostpaid.mobilepulsa.net", prepaid: "https://prepaid.iak.dev" },
  production: { postpaid: "https://mobilepulsa.net", prepaid: "https://prepaid.iak.id" },
} as const;

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);

/** Whether a host name means this machine, without a name server. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.has(hostname) || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

const durations = z.string().transform((text, context): Millis[] => {
  const read = text.split(",").map((part) => readDuration(part.trim()));
  if (read.every((duration) => duration !== null)) return read;
  context.addIssue({ code: "custom", message: "wants durations such as 5s,15s,1m,1h" });
  return z.NEVER;
});

/** A name or range would match no peer, and the proxy would count as the single address from which everybody signs in. */
const addresses = z
  .string()
  .transform((text) => text.split(",").flatMap((address) => address.trim() || []))
  .refine((all) => all.every((address) => isIP(address) !== 0), "wants IP addresses such as 127.0.0.1,10.0.0.2")
  .transform((all) => all.map(asPeersAreTold));

/** An address has many spellings. Node uses one of them for peers, and writes IPv4 ones without `::ffff:`. */
function asPeersAreTold(address: string): string {
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  return new SocketAddress({ address, family }).address.replace(/^::ffff:/, "");
}

const variables = z.object({
  IAK_USERNAME: z.string().trim().min(1).optional(),
  IAK_API_KEY: z.string().trim().min(1).optional(),
  IAK_ENV: z.enum(["sandbox", "production"], "wants sandbox or production").default("sandbox"),
  IAK_POSTPAID_URL: z.url("wants an address such as https://mobilepulsa.net").optional(),
  IAK_PREPAID_URL: z.url("wants an address such as https://prepaid.iak.id").optional(),
  IAK_FORMAT: z.enum(["json", "xml"], "wants json or xml").default("json"),
  IAK_TIMEOUT_MS: z.coerce.number("wants milliseconds").int().min(100).max(300_000).default(30_000),
  CHECK_SCHEDULE: durations.prefault("5s,15s,30s,1m,2m,5m,15m,1h"),
  NOT_RECEIVED_AFTER: durations
    .refine((pair) => pair.length === 2, "wants two durations such as 1m,2m")
    .prefault("1m,2m"),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, "wants file:./path.db or postgres://…")
    .optional(),
  /** Set by systemd. */
  STATE_DIRECTORY: z.string().optional(),
  APP_URL: z.url("wants the origin that browsers use, such as https://loket.example").optional(),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number("wants a port number").int().min(1).max(65_535).default(3000),
  TRUSTED_PROXIES: addresses.prefault(""),
  AUTH_SECRET: z.string().min(32, "wants at least 32 characters").optional(),
  LOG_LEVEL: z
    .enum(
      ["trace", "debug", "info", "warn", "error", "fatal", "silent"],
      "wants trace, debug, info, warn, error, fatal or silent",
    )
    .default("info"),
  LOOK_EVERY_MS: z.coerce.number("wants milliseconds").int().min(10).max(10_000).default(1_000),
  NODE_TLS_REJECT_UNAUTHORIZED: z.literal("1", "must not turn TLS checks off; unset it").optional(),
});

/** Reads the environment. Throws an EnvironmentError for the first bad or missing value. */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new EnvironmentError(`${String(issue?.path[0] ?? "environment")}: ${issue?.message ?? "is not valid"}`);
  }
  const v = parsed.data;
  const iak = readAccount(v);
  const mode: Mode = iak ? v.IAK_ENV : "demo";
  const [first = 0, second = 0] = v.NOT_RECEIVED_AFTER;
  const databaseUrl = v.DATABASE_URL ?? `file:./data/${mode}.db`;
  if (!databaseUrl.startsWith("file:") && !v.AUTH_SECRET) {
    throw new EnvironmentError("AUTH_SECRET: must be given with PostgreSQL; make one with: openssl rand -hex 32");
  }
  return {
    mode,
    iak,
    format: v.IAK_FORMAT,
    timeoutMs: v.IAK_TIMEOUT_MS,
    checkSchedule: v.CHECK_SCHEDULE,
    notReceivedAfter: { first, second },
    databaseUrl,
    dataFolder: databaseUrl.startsWith("file:")
      ? dirname(databaseUrl.slice("file:".length))
      : (v.STATE_DIRECTORY?.split(":")[0] ?? "./data"),
    appUrl: readAppUrl(v),
    host: v.HOST,
    port: v.PORT,
    trustedProxies: v.TRUSTED_PROXIES,
    authSecret: v.AUTH_SECRET ?? null,
    logLevel: v.LOG_LEVEL,
    lookEveryMs: v.LOOK_EVERY_MS,
  };
}

type Variables = z.infer<typeof variables>;

function readAccount(v: Variables): Environment["iak"] {
  const { IAK_USERNAME: username, IAK_API_KEY: apiKey } = v;
  if (!username && !apiKey) return null;
  if (!username) throw new EnvironmentError("IAK_USERNAME: is missing although IAK_API_KEY is set");
  if (!apiKey) throw new EnvironmentError("IAK_API_KEY: is missing although IAK_USERNAME is set");
  const hosts = HOSTS[v.IAK_ENV];
  return {
    username,
    apiKey,
    postpaidUrl: readBillerUrl("IAK_POSTPAID_URL", v.IAK_POSTPAID_URL ?? hosts.postpaid),
    prepaidUrl: readBillerUrl("IAK_PREPAID_URL", v.IAK_PREPAID_URL ?? hosts.prepaid),
  };
}

function readBillerUrl(name: string, text: string): string {
  const url = new URL(text);
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname)))
    return text.replace(/\/+$/, "");
  throw new EnvironmentError(`${name}: wants https; plain http is for a biller on this machine only`);
}

function readAppUrl(v: Variables): string {
  if (!v.APP_URL) {
    if (!isLoopback(v.HOST)) {
      throw new EnvironmentError(`APP_URL: must be given when HOST is ${v.HOST}: the address that browsers use`);
    }
    return `http://localhost:${v.PORT}`;
  }
  const url = new URL(v.APP_URL);
  if (!/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    throw new EnvironmentError("APP_URL: wants an origin only, such as https://loket.example");
  }
  return url.origin;
}
