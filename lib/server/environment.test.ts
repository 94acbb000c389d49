import { describe, expect, test } from "vitest";
import { EnvironmentError, isLoopback, readEnvironment } from "./environment.ts";

const ACCOUNT = { IAK_USERNAME: "081234567890", IAK_API_KEY: "a-key" };
const SECRET = "s".repeat(32);
const refusal = (env: Record<string, string>): string => {
  try {
    readEnvironment(env);
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentError);
    return (error as Error).message;
  }
  throw new Error("it was accepted");
};

test("with nothing set it is demo mode, on loopback, with a ledger of its own", () => {
  expect(readEnvironment({})).toEqual({
    mode: "demo",
    iak: null,
    format: "json",
    timeoutMs: 30_000,
    checkSchedule: [5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 900_000, 3_600_000],
    notReceivedAfter: { first: 60_000, second: 120_000 },
    databaseUrl: "file:./data/demo.db",
    appUrl: "http://localhost:3000",
    host: "127.0.0.1",
    port: 3000,
    trustedProxies: [],
    authSecret: null,
    logLevel: "info",
    lookEveryMs: 1_000,
    dataFolder: "./data",
  });
});

test("what is empty counts as not set", () => {
  expect(readEnvironment({ IAK_USERNAME: "", IAK_API_KEY: "", PORT: "" })).toEqual(readEnvironment({}));
});

test.each([
  ["sandbox", "https://testpostpaid.mobilepulsa.net", "https://prepaid.iak.dev"],
  ["production", "https://mobilepulsa.net", "https://prepaid.iak.id"],
])("%s has its own hosts and its own ledger", (mode, postpaidUrl, prepaidUrl) => {
  const read = readEnvironment({ ...ACCOUNT, IAK_ENV: mode });
  expect(read).toMatchObject({ mode, iak: { postpaidUrl, prepaidUrl }, databaseUrl: `file:./data/${mode}.db` });
});

test("an account without IAK_ENV is the sandbox: money moves only when somebody says production", () => {
  expect(readEnvironment(ACCOUNT).mode).toBe("sandbox");
});

describe("a bad value stops the start with one line that names it", () => {
  test.each([
    ["IAK_USERNAME", { IAK_API_KEY: "a" }],
    ["IAK_API_KEY", { IAK_USERNAME: "a" }],
    ["IAK_ENV", { ...ACCOUNT, IAK_ENV: "live" }],
    ["IAK_FORMAT", { IAK_FORMAT: "yaml" }],
    ["IAK_TIMEOUT_MS", { IAK_TIMEOUT_MS: "30s" }],
    ["IAK_TIMEOUT_MS", { IAK_TIMEOUT_MS: "0" }],
    ["CHECK_SCHEDULE", { CHECK_SCHEDULE: "5s,soon" }],
    ["NOT_RECEIVED_AFTER", { NOT_RECEIVED_AFTER: "1m" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://x" }],
    ["APP_URL", { APP_URL: "ftp://loket.example" }],
    ["TRUSTED_PROXIES", { TRUSTED_PROXIES: "10.0.0.1,proxy.example" }],
    ["TRUSTED_PROXIES", { TRUSTED_PROXIES: "10.0.0.0/8" }],
    ["APP_URL", { APP_URL: "loket.example" }],
    ["APP_URL", { APP_URL: "https://loket.example/path" }],
    ["APP_URL", { HOST: "0.0.0.0" }],
    ["PORT", { PORT: "0" }],
    ["PORT", { PORT: "65536" }],
    ["AUTH_SECRET", { AUTH_SECRET: "short" }],
    ["AUTH_SECRET", { DATABASE_URL: "postgres://localhost/loket" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["LOOK_EVERY_MS", { LOOK_EVERY_MS: "0" }],
    ["NODE_TLS_REJECT_UNAUTHORIZED", { NODE_TLS_REJECT_UNAUTHORIZED: "0" }],
    ["IAK_POSTPAID_URL", { ...ACCOUNT, IAK_POSTPAID_URL: "http://biller.example" }],
    ["IAK_PREPAID_URL", { ...ACCOUNT, IAK_PREPAID_URL: "http://10.0.0.1" }],
    ["IAK_POSTPAID_URL", { ...ACCOUNT, IAK_POSTPAID_URL: "http://localhost.evil.example" }],
    ["IAK_POSTPAID_URL", { ...ACCOUNT, IAK_POSTPAID_URL: "ftp://127.0.0.1" }],
  ])("%s: %j", (name, env) => {
    const message = refusal(env);
    expect(message.startsWith(`${name}: `)).toBe(true);
    expect(message).not.toContain("\n");
    for (const secret of [ACCOUNT.IAK_API_KEY, "short"]) expect(message.replace(name, "")).not.toContain(secret);
  });
});

test.each(["http://127.0.0.1:4000", "http://localhost:4000/", "http://[::1]:4000", "https://biller.example"])(
  "a biller at %s may be asked",
  (url) => {
    const { iak } = readEnvironment({ ...ACCOUNT, IAK_POSTPAID_URL: url, IAK_PREPAID_URL: url });
    expect(iak?.postpaidUrl).toBe(url.replace(/\/$/, ""));
  },
);

test("the origin is taken without a slash, and proxies as a list", () => {
  const read = readEnvironment({ APP_URL: "https://Loket.example/", TRUSTED_PROXIES: " 10.0.0.1, ,10.0.0.2 " });
  expect(read).toMatchObject({ appUrl: "https://loket.example", trustedProxies: ["10.0.0.1", "10.0.0.2"] });
});

test("a trusted proxy is never missed for the way its address is spelt", () => {
  const { trustedProxies } = readEnvironment({ TRUSTED_PROXIES: "::ffff:10.0.0.2,0:0:0:0:0:0:0:1,2001:DB8::1" });
  expect(trustedProxies).toEqual(["10.0.0.2", "::1", "2001:db8::1"]);
});

test("PostgreSQL comes with the secret that it needs", () => {
  const read = readEnvironment({ DATABASE_URL: "postgres://localhost/loket", AUTH_SECRET: SECRET });
  expect(read).toMatchObject({ databaseUrl: "postgres://localhost/loket", authSecret: SECRET });
});

test.each([
  ["localhost", true],
  ["127.0.0.1", true],
  ["127.8.9.10", true],
  ["[::1]", true],
  ["127.0.0.1.evil.example", false],
  ["0.0.0.0", false],
  ["192.168.1.1", false],
])("%s is loopback: %s", (name, loopback) => {
  expect(isLoopback(name)).toBe(loopback);
});
