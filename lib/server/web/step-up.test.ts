import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#lib/cli/project.mjs";
import { isGuarded, SETTINGS_SECTIONS } from "#lib/domain/settings-form.ts";

/** Acts before which a supervisor's second factor is asked for anew, with the kind of act that it opens. */
const ASKED: Readonly<Record<string, string>> = {
  settleByHand: '() => "settlement"',
  reversePayment: '() => "settlement"',
  correctPayment: '() => "settlement"',
  writeOffMoney: '() => "settlement"',
  takeBillersWord: '() => "settlement"',
  addUser: '() => "users"',
  manageUser: '() => "users"',
  saveSection: '({ section }) => (isGuarded(section) ? "settings" : null)',
  makeMetricsToken: '() => "settings"',
  tryChannel: '() => "settings"',
};
/** They ask for it themselves, in lib/auth, or are how it is shown. */
const OWN_FACTOR = [
  "addTotp",
  "askForPasskey",
  "addPasskey",
  "removeFactor",
  "renewRecoveryCodes",
  "askToStepUp",
  "stepUp",
];
/** What neither moves money by a person's word alone nor gives anybody power. */
const FREE = [
  ...["releaseCopy", "closeForgottenShift", "acknowledge", "lockDay", "recordReportPrint"],
  ...[
    "explainMovement",
    "withdrawExplanation",
    "readBalance",
    "refreshPriceList",
    "verifyChain",
    "revokeMetricsToken",
    "testBiller",
  ],
  "saveLogo",
];

/** The text of each action that only supervisors may call, by its name. */
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

test("settings of cash, printers and sign-in ask for it, what only looks different does not", () => {
  expect(SETTINGS_SECTIONS.filter(isGuarded)).toEqual(
    expect.arrayContaining([
      "printers",
      "cash",
      "people",
      "email",
      "telegram",
      "webhook",
      "alarms",
      "closing",
      "backups",
    ]),
  );
  expect(isGuarded("outlet")).toBe(false);
});
