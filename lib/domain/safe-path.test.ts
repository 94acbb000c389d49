import fc from "fast-check";
import { expect, test } from "vitest";
import { ownPath } from "./safe-path.ts";

const OWN = "https://loket.example";
const MEAN = fc.array(
  fc.constantFrom(
    "/",
    "//",
    "\\",
    "%2f",
    "%5c",
    "\t",
    "\n",
    "\r",
    "\0",
    " ",
    "@",
    ":",
    ".",
    "..",
    "/..",
    "%2e",
    "%2E%2e",
    "?",
    "#",
    "evil.example",
    "pay",
    "javascript:",
    "https:",
  ),
  { maxLength: 10 },
);

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/..//evil.example",
  "/../\\evil.example",
  "/pay/../..//evil.example",
  "/.//evil.example",
  "/%2e%2E//evil.example",
  "/pay/%2e./..\\\\evil.example?a#b",
  "https://evil.example",
  "javascript:alert(1)",
  "evil.example",
  "/pay\r\nSet-Cookie: loket=1",
  "",
])("after signing in nobody is sent to somebody else's address: %j", (next) => {
  expect(ownPath(next)).toBe("/");
});

test.each(["/api/transactions.csv?q=pt", "/pay/../api/books", "/%2e/api//office/audit"])(
  "after signing in nobody gets a file that a foreign link asks for: %j",
  (next) => {
    expect(ownPath(next)).toBe("/");
  },
);

test("whatever an address says, one never leaves the own origin, however often it is resolved", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        MEAN.map((parts) => `/${parts.join("")}`),
        MEAN.map((parts) => parts.join("")),
        fc.webPath(),
        fc.string(),
        fc.anything(),
      ),
      (next) => {
        let path = ownPath(next);
        // A router resolves an address, takes its path and passes it to the browser, which resolves it again.
        for (let time = 0; time < 3; time++) {
          const { origin, pathname, search, hash } = new URL(path, `${OWN}/login?next=x`);
          expect(origin).toBe(OWN);
          path = pathname + search + hash;
        }
        expect(path).toBe(ownPath(next));
      },
    ),
    { numRuns: 500 },
  );
});

test.each(["/pay", "/transactions?state=success&q=a%20b", "/receipts/219342904#print", "/shift?next=//evil.example"])(
  "an own path is gone to as it is: %s",
  (path) => {
    expect(ownPath(path)).toBe(path);
  },
);

test("dots within the own pages are resolved before one goes there", () => {
  expect(ownPath("/pay/../transactions?q=..//")).toBe("/transactions?q=..//");
});
