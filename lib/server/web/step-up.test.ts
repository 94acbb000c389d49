import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#lib/cli/project.mjs";

/** Acts that need a supervisor's fresh second factor, with the kind of act. */
const ASKED: Readonly<Record<string, string>> = {
  settleByHand: '() => "settlement"',
  reversePayment: '() => "settlement"',
  correctPayment: '() => "settlement"',
  writeOffMoney: '() => "settlement"',
  takeBillersWord: '() => "settlement"',
  // What makes the deposit look too small, not a top-up.
  explainMovement: '({ amount }) => (amount < 0 ? "settlement" : null)',
  addUser: '() => "users"',
  manageUser: '() => "users"',
  saveSection: '() => "settings"',
  saveLogo: '() => "settings"',
  makeMetricsToken: '() => "settings"',
  revokeMetricsToken: '() => "settings"',
  tryChannel: '() => "settings"',
};
/** Acts that ask for it themselves in lib/auth, or with which it is given. */
const OWN_FACTOR = [
  "addTotp",
  "askForPasskey",
  "addPasskey",
  "removeFactor",
  "renewRecoveryCodes",
  "askToStepUp",
  "stepUp",
];
/** Acts that neither move money on a person's word alone nor give anybody power. */
const FREE = [
  ...["releaseCopy", "closeForgottenShift", "acknowledge", "lockDay", "recordReportPrint", "withdrawExplanation"],
  ...["readBalance", "refreshPriceList", "verifyChain", "testBiller"],
];

/** The text of each action that only supervisors may call, by name. */
const supervisorsActions = new Map(
  globSync("app/**/actions.{ts,tsx}", { cwd: ROOT })
    .flatMap((file) => readFileSync(join(ROOT, file), "utf8").split("export const ").slice(1))
    .filter((text) => text.includes('role: "supervisor"'))
    .map((text) => [/^\w+/.exec(text)?.[0] ?? "", text]),
);

test("of each act that is a supervisor's alone it is said whether the second factor of whoever has one is asked for", () => {
  expect([...supervisorsActions.keys()].sort()).toEqual([...Object.keys(ASKED), ...OWN_FACTOR, ...FREE].sort());
});

test.each(Object.entries(ASKED))("%s never goes without the second factor of whoever has one", (name, kind) => {
  expect(supervisorsActions.get(name)).toContain(`stepUp: ${kind}`);
});
