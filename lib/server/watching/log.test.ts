import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

const ON_AND_ON = 7;
/** Logs at each message from outside, and ends when there are no more. */
const PROGRAM = `
  import { createLog } from "#lib/server/watching/log.ts";
  const log = createLog("info");
  process.stdin.on("data", () => { log.info({}, "paid"); process.stderr.write("."); });
  process.stdin.on("end", () => process.exit(${ON_AND_ON}));
`;

test("a log that nobody reads any more never ends the process that writes it", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", PROGRAM], { stdio: "pipe" });
  child.stdin.write("1");
  await once(child.stdout, "data");
  child.stdout.destroy();
  for (const word of ["2", "3"]) {
    child.stdin.write(word);
    await once(child.stderr, "data");
  }
  child.stdin.end();
  expect(await once(child, "exit")).toEqual([ON_AND_ON, null]);
});
