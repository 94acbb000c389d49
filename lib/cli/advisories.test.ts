import { expect, test } from "vitest";
import { isFree, readAudit } from "./advisories.ts";

const answer = (vulnerabilities: object) => JSON.stringify({ metadata: { vulnerabilities } });

test("a high or critical advisory is never let pass", () => {
  for (const found of [{ high: 1 }, { critical: 2 }, { high: 1, low: 3 }]) {
    expect(isFree(readAudit(answer(found)) ?? {})).toBe(false);
  }
  expect(isFree(readAudit(answer({ low: 3, moderate: 1, high: 0, critical: 0 })) ?? {})).toBe(true);
});

test("a registry that does not tell is never taken for one that found nothing", () => {
  for (const said of ["", "npm error audit endpoint returned an error", '{"message":"405"}', "{broken"]) {
    expect(readAudit(said)).toBeNull();
  }
  expect(readAudit(`npm warn something\n${answer({ high: 1 })}`)).not.toBeNull();
});
