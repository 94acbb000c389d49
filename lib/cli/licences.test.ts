import { expect, test } from "vitest";
import { isAllowed, productionLicences } from "./licences.ts";

const lockOf = (packages: object) => JSON.stringify({ packages: { "": { name: "loket" }, ...packages } });

test("a licence that nobody has allowed is never let pass, and an unknown one neither", () => {
  for (const licence of ["GPL-3.0-only", "AGPL-3.0-or-later", "unknown", "", "SEE LICENSE IN x", "MIT AND GPL-2.0"]) {
    expect(isAllowed(licence), licence).toBe(false);
  }
  for (const licence of ["MIT", "(MIT OR GPL-3.0)", "GPL-2.0 OR Apache-2.0", "Apache-2.0 AND LGPL-3.0-or-later"]) {
    expect(isAllowed(licence), licence).toBe(true);
  }
});

test("a package that runs in production is never left out, however deep it lies; the tools are", () => {
  const lock = lockOf({
    "node_modules/tool": { version: "1.0.0", license: "GPL-3.0-only", dev: true },
    "node_modules/b": { version: "1.0.0", license: "ISC", optional: true },
    "node_modules/b/node_modules/@a/deep": { version: "2.0.0" },
  });
  expect(productionLicences(lock)).toEqual([
    { name: "@a/deep", version: "2.0.0", licence: "unknown" },
    { name: "b", version: "1.0.0", licence: "ISC" },
  ]);
});
