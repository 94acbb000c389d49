import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#lib/cli/project.mjs";
import { isGuarded, SETTINGS_SECTIONS } from "#lib/domain/settings-form.ts";

/** Acts before which a supervisor's second factor is asked for anew, with the kind of act that it opens. */
const ASKED: readonly [file: string, action: string, kind: string][] = [
  ["app/(counter)/payments/[trId]/actions.ts", "settleByHand", '() => "settlement"'],
  ["app/(office)/transactions/[trId]/actions.ts", "reversePayment", '() => "settlement"'],
  ["app/(office)/users/actions.ts", "addUser", '() => "users"'],
  ["app/(office)/users/actions.ts", "manageUser", '() => "users"'],
  ["app/(office)/settings/actions.ts", "saveSection", '({ section }) => (isGuarded(section) ? "settings" : null)'],
];

test.each(ASKED)("%s: %s never goes without the second factor of whoever has one", (file, action, kind) => {
  const text = readFileSync(join(ROOT, file), "utf8");
  const [, body = ""] = text.split(`export const ${action} = `);
  expect(body.split("export const")[0]).toContain(`stepUp: ${kind}`);
});

test("settings of cash, printers and sign-in ask for it, what only looks different does not", () => {
  expect(SETTINGS_SECTIONS.filter(isGuarded)).toEqual(expect.arrayContaining(["printers", "cash", "people"]));
  expect(isGuarded("outlet")).toBe(false);
});
