import { expect, test } from "vitest";
import { deviceRules } from "./known-device.ts";

const SECRET = "3c1f".repeat(16);
const DAY = 86_400_000;
let clock = Date.UTC(2026, 10, 22);
const now = () => clock;
const devices = deviceRules(SECRET, false, now);
/** The `Cookie` header of a browser in which these users signed in, one after another. */
const after = (...names: string[]) =>
  names.reduce<string | null>(
    (header, name) => devices.remembering(header, name, false).setCookie.split(";")[0] as string,
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

test("a browser in which somebody signed in keeps its own number, and nobody makes up one", () => {
  const [mine, other] = [after("rina"), after("budi")] as [string, string];
  expect(devices.numberOf(mine)).not.toBeNull();
  expect(devices.numberOf(devices.remembering(mine, "budi", true).setCookie)).toBe(devices.numberOf(mine));
  const [id = "", mark = "", proof = ""] = (mine.split("=")[1] as string).split(".");
  const otherProof = other.split(".").at(-1);
  const tries = [id, `${id}.${mark}`, `${id}.${mark}.${otherProof}`, `${id.slice(1)}A.${mark}.${proof}`, `.${proof}`];
  for (const value of tries) expect(devices.numberOf(`loket-device=${value}`), value).toBeNull();
  expect(devices.numberOf(null)).toBeNull();
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
  expect(deviceRules("another secret", false, now).knownAs(mine, "rina")).toBeNull();
  expect(mine).not.toContain("rina");
});

test("a browser with which somebody has not signed in for 90 days is known no longer, whatever it kept; one in use stays known", () => {
  const first = after("rina");
  const known = (cookie: string | null) => devices.knownAs(cookie, "rina") !== null;
  const began = clock;
  clock = began + 60 * DAY;
  expect(known(first)).toBe(true);
  const renewed = devices.remembering(first, "rina", false).setCookie.split(";")[0] as string;
  expect(renewed.split(".")).toHaveLength(3);
  clock = began + 90 * DAY;
  expect([known(first), known(renewed)]).toEqual([false, true]);
  clock = began;
});

test("a browser that was known by the password alone is not known by a second factor, nor by another's", () => {
  const cookie = after("sri");
  const shown = devices.remembering(cookie, "sri", true).setCookie.split(";")[0] as string;
  expect([devices.hasShownFactor(cookie, "sri"), devices.hasShownFactor(shown, "sri")]).toEqual([false, true]);
  expect(devices.knownAs(shown, "sri")).toBe(devices.knownAs(cookie, "sri"));
  expect(devices.hasShownFactor(shown, "dewi")).toBe(false);
  const back = devices.remembering(shown, "sri", false).setCookie.split(";")[0] as string;
  expect(devices.hasShownFactor(back, "sri")).toBe(false);
});

test("a counter that many share stays within what a cookie may hold, and forgets who signed in longest ago", () => {
  const names = Array.from({ length: 40 }, (_, n) => `kasir${n}`);
  const cookie = after(...names, "kasir39");
  expect(cookie?.length).toBeLessThan(500);
  expect(names.filter((name) => devices.knownAs(cookie, name))).toEqual(names.slice(-16));
});

test("what says so is out of reach of scripts and other sites, and outlasts the session", () => {
  const { setCookie } = deviceRules(SECRET, true, now).remembering(null, "rina", false);
  expect(setCookie).toMatch(
    /^__Host-loket-device=[\w-]{22}(\.[\w-]{22}){2}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Strict; Secure$/,
  );
});
