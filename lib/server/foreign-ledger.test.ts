import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { EnvironmentError, readEnvironment } from "./environment.ts";
import { openLedger, startLoket } from "./loket.ts";

describeOnBothDatabases("row 46: a ledger", (_open, freshUrl) => {
  const start = async (databaseUrl: string, mode: string, username: string) => {
    const environment = readEnvironment({
      IAK_USERNAME: username,
      IAK_API_KEY: "a-key-that-must-not-be-told",
      IAK_ENV: mode,
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: "s".repeat(32),
      LOG_LEVEL: "silent",
    });
    if (!environment.iak) throw new Error("an account was given");
    return startLoket(environment, await openLedger(environment), environment.iak);
  };

  test("is refused to another account and to another mode, with the way out, and stays with its own", async () => {
    const url = await freshUrl();
    await (await start(url, "sandbox", "0811")).stop();
    for (const [mode, username] of [
      ["sandbox", "0822"],
      ["production", "0811"],
    ] as const) {
      const refused = await start(url, mode, username).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(EnvironmentError);
      const { message } = refused as Error;
      expect(message).toMatch(/^DATABASE_URL: this ledger belongs to sandbox of account 0811, not to /);
      expect(message).toContain("give this one a DATABASE_URL of its own");
      expect(message).not.toContain("a-key-that-must-not-be-told");
    }
    await (await start(url, "sandbox", "0811")).stop();
  });
});
