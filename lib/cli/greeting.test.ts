import { afterEach, expect, test, vi } from "vitest";
import { readEnvironment } from "#lib/server/environment.ts";
import type { Loket } from "#lib/server/loket.ts";
import { greet } from "./greeting.ts";

afterEach(() => vi.restoreAllMocks());

const PRODUCTION = { IAK_ENV: "production", IAK_USERNAME: "0813", IAK_API_KEY: "key" };

/** The greeting of a start with these settings. */
async function greetingOf(variables: Record<string, string>): Promise<string> {
  const said: unknown[] = [];
  vi.spyOn(console, "log").mockImplementation((words) => void said.push(words));
  const environment = readEnvironment(variables);
  const loket: Pick<Loket, "mode"> & { auth: object } = {
    mode: environment.mode,
    auth: { listUsers: async () => [1] },
  };
  await greet(environment, loket as Loket);
  return said.join("\n");
}

test("production over plain http never starts without saying what anybody on the network can read", async () => {
  const said = await greetingOf({ ...PRODUCTION, HOST: "0.0.0.0", APP_URL: "http://192.168.1.5:3000" });
  for (const told of ["http://192.168.1.5:3000", "password", "signed in", "names", "HTTPS"])
    expect(said).toContain(told);
});

test("the demo says what to try", async () => {
  expect(await greetingOf({})).toContain("Try kode iuran 210300016001.");
});

test.each([
  ["behind HTTPS", { ...PRODUCTION, APP_URL: "https://loket.example" }],
  ["on this machine alone", { ...PRODUCTION, APP_URL: "http://127.0.0.1:3000" }],
  ["in the demo", { HOST: "0.0.0.0", APP_URL: "http://192.168.1.5:3000" }],
])("%s it warns of nothing", async (_, variables) => {
  expect(await greetingOf(variables)).not.toContain("WARNING");
});
