import fc from "fast-check";
import { expect, test } from "vitest";
import { ownPath } from "./safe-path.ts";

const OWN = "https://loket.example";
const MEAN = fc.array(
  fc.constantFrom(
    "/",
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
    "?",
    "#",
    "evil.example",
    "javascript:",
    "https:",
  ),
  { maxLength: 8 },
);

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "evil.example",
  "/pay\r\nSet-Cookie: loket=1",
  "",
])("after signing in nobody is sent to somebody else's address: %j", (next) => {
  expect(ownPath(next)).toBe("/");
});

test("whatever an address says, one never leaves the own origin", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        MEAN.map((parts) => `/${parts.join("")}`),
        MEAN.map((parts) => parts.join("")),
        fc.string(),
        fc.anything(),
      ),
      (next) => {
        expect(new URL(ownPath(next), OWN).origin).toBe(OWN);
      },
    ),
  );
});

test.each(["/pay", "/transactions?state=success&q=a%20b", "/receipts/219342904#print"])(
  "an own path is gone to as it is: %s",
  (path) => {
    expect(ownPath(path)).toBe(path);
  },
);
