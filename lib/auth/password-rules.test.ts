import { dictionary } from "@zxcvbn-ts/language-common";
import { expect, test } from "vitest";
import { readUsername } from "#lib/domain/person-name.ts";
import { PASSWORD_LETTERS, passwordFault } from "./password-rules.ts";

test("a password has 8 to 128 characters", async () => {
  expect(await passwordFault("hujan-7", "rina")).toBe("password_too_short");
  expect(await passwordFault("hujan-78", "rina")).toBeNull();
  expect(await passwordFault("h1".repeat(64), "rina")).toBeNull();
  expect(await passwordFault(`${"h1".repeat(64)}x`, "rina")).toBe("password_too_long");
});

test("a password may be of letters alone, of spaces or of any script", async () => {
  for (const password of ["kudatenangsekali", "kuda tenang sekali", "ꦏꦸꦢꦠꦼꦤꦁꦱꦏ"])
    expect(await passwordFault(password, "rina"), password).toBeNull();
});

test("a password is not the username, nor that with digits behind it", async () => {
  for (const password of ["rina.astuti", "Rina.Astuti", "rina.astuti123"]) {
    expect(await passwordFault(password, "rina.astuti")).toBe("password_is_username");
  }
});

test.each([
  "password",
  "12345678",
  "Indonesia45",
  "sayangku",
  "bismillah123!",
  "kasir-demo",
  "kasir2026",
  "zzzzzzzzz",
  "QWERTYUIOP",
  "michelle1",
  "Manchester1",
])("%s is too common", async (password) => {
  expect(await passwordFault(password, "rina")).toBe("password_common");
});

test("never one of the 3,000 passwords of eight letters and more that are stolen most often", async () => {
  const stolen = dictionary["passwords-common"].filter(({ length }) => length >= PASSWORD_LETTERS.min).slice(0, 3_000);
  expect(stolen).toHaveLength(3_000);
  const faults = await Promise.all(stolen.map((password) => passwordFault(password, "rina")));
  expect(stolen.filter((_, at) => faults[at] !== "password_common")).toEqual([]);
});

test("a username is stored in lower case, 3 to 32 of letters, digits, dot, underscore and dash", () => {
  expect(readUsername(" Rina.A-1_x ")).toBe("rina.a-1_x");
  expect(readUsername("a".repeat(32))).toBe("a".repeat(32));
  for (const text of ["", "ab", "a".repeat(33), "rina astuti", "riña", "rina@x", "<b>rina"])
    expect(readUsername(text)).toBeNull();
});
