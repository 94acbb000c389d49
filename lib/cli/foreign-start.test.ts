import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import { openBranch } from "#lib/payments/testing/branch.ts";
import { runCommand } from "#lib/payments/testing/run-command.ts";
import { simulatorStateFile } from "./demo-biller.ts";

describeMostlyOnSqlite("row 46: a start on another's ledger", (_open, freshUrl) => {
  test("is refused to the server and to every command, in one line with the way out, and leaves nothing beside it", async () => {
    const branch = await openBranch(await freshUrl());
    try {
      const counter = await branch.start();
      const owner = branch.env.IAK_USERNAME;
      const strangers = [
        ["serve.ts", { IAK_USERNAME: "0822" }, "sandbox of 0822"],
        ["serve.ts", { IAK_ENV: "production" }, `production of ${owner}`],
        ["serve.ts", { IAK_USERNAME: "", IAK_API_KEY: "" }, "demo of 081200000000"],
        ["loket.ts reconcile", { IAK_USERNAME: "0822" }, "sandbox of 0822"],
      ] as const;
      // In turn: of two servers started at once, one is only told about the other.
      for (const [words, env, whose] of strangers) {
        const { code, said } = await runCommand(branch, words.split(" "), env);
        expect([code, said.replace(/^(Loket|loket): /, "")]).toEqual([
          1,
          `DATABASE_URL: this ledger belongs to sandbox of account ${owner}, not to ${whose}; give this one a DATABASE_URL of its own\n`,
        ]);
      }
      expect(existsSync(simulatorStateFile({ databaseUrl: branch.url }))).toBe(false);
      expect(await counter.does.findInLedger("1" as never)).toBeNull();
    } finally {
      await branch.close();
    }
  });
});
