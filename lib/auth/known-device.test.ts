import { expect, test } from "vitest";
import { deviceRules } from "./known-device.ts";

const SECRET = "3c1f".repeat(16);
const devices = deviceRules(SECRET, false);
/** The `Cookie` header of a browser in which these users signed in, one after another. */
const after = (...names: string[]) =>
  names.reduce<string | null>(
    (header, name) => devices.remembering(header, name).setCookie.split(";")[0] as string,
    null,
  );

test("a browser is known as everyone who has signed in with it, and as nobody else", () => {
  const cookie = after("rina", "budi");
  const [rina, budi] = [devices.knownAs(cookie, "rina"), devices.knownAs(cookie, "budi")];
  expect(rina).toMatch(/:rina$/);
  expect(budi).toMatch(/:budi$/);
  expect(devices.knownAs(cookie, "sri")).toBeNull();
  expect(devices.knownAs(after("rina"), "rina")).not.toBe(rina);
  expect(devices.knownAs(null, "rina")).toBeNull();
});

test("nobody makes a browser known without the secret, moves a mark to another one, or reads a name in it", () => {
  const [mine, other] = [after("rina"), after("budi")] as [string, string];
  const [id, mark] = (mine.split("=")[1] as string).split(".") as [string, string];
  const otherId = (other.split("=")[1] as string).split(".")[0];
  const tries = [
    `loket-device=${id}`,
    `loket-device=${otherId}.${mark}`,
    `loket-device=${id}.${mark.slice(0, -1)}`,
    `loket-device=${id}.${mark.slice(0, -1)}${mark.endsWith("A") ? "B" : "A"}`,
    `loket-device=.${mark}`,
    `loket-device=%E0%A4%A`,
    `__Host-${mine}`,
    mine.replaceAll(".", "%2E "),
  ];
  for (const cookie of tries) expect(devices.knownAs(cookie, "rina"), cookie).toBeNull();
  expect(deviceRules("another secret", false).knownAs(mine, "rina")).toBeNull();
  expect(mine).not.toContain("rina");
});

test("a counter that many share stays within what a cookie may hold, and forgets who signed in longest ago", () => {
  const names = Array.from({ length: 40 }, (_, n) => `kasir${n}`);
  const cookie = after(...names, "kasir39");
  expect(cookie?.length).toBeLessThan(500);
  expect(names.filter((name) => devices.knownAs(cookie, name))).toEqual(names.slice(-16));
});

test("what says so is out of reach of scripts and other sites, and outlasts the session", () => {
  const { setCookie } = deviceRules(SECRET, true).remembering(null, "rina");
  expect(setCookie).toMatch(
    /^__Host-loket-device=[\w-]{22}\.[\w-]{22}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Strict; Secure$/,
  );
});
