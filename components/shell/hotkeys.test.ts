import { describe, expect, test } from "vitest";
import { HOTKEYS, matchFind, matchHotkey, type Pressed, typingIn } from "./hotkeys.ts";

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  defaultPrevented: false,
  ...more,
});

describe("a hotkey", () => {
  test.each(HOTKEYS)("%s is known wherever nothing is typed, and in a field for digits", (key) => {
    expect(matchHotkey(press(key), "nothing", true)).toBe(key);
    expect(matchHotkey(press(key), "digits", true)).toBe(key);
  });

  test.each(["F2", "F9", "F10", "Escape"])("%s works while text is typed, and cannot be switched off", (key) => {
    expect(matchHotkey(press(key), "text", false)).toBe(key);
  });

  test.each(["/", "?"])("%s is a letter like any other while text is typed", (key) => {
    expect(matchHotkey(press(key), "text", true)).toBeNull();
  });

  test.each(["/", "?"])("%s can be switched off", (key) => {
    expect(matchHotkey(press(key), "nothing", false)).toBeNull();
    expect(matchHotkey(press(key), "digits", false)).toBeNull();
  });

  test.each(["/", "?"])("%s is known with Shift, which many keyboards need for it", (key) => {
    expect(matchHotkey(press(key, { shiftKey: true }), "nothing", true)).toBe(key);
  });

  test("leaves Shift+F10, the context menu, to the browser", () => {
    expect(matchHotkey(press("F10", { shiftKey: true }), "nothing", true)).toBeNull();
  });

  test.each(["ctrlKey", "altKey", "metaKey"] as const)("with %s is the browser's or the system's", (modifier) => {
    for (const key of HOTKEYS) expect(matchHotkey(press(key, { [modifier]: true }), "nothing", true)).toBeNull();
  });

  test("is not taken from an input method, nor from whoever handled the key first", () => {
    expect(matchHotkey(press("F9", { isComposing: true }), "nothing", true)).toBeNull();
    expect(matchHotkey(press("F9", { defaultPrevented: true }), "nothing", true)).toBeNull();
  });

  test.each(["Enter", "F1", "F5", "F11", "F12", "a", "1", " "])("is never %s", (key) => {
    expect(matchHotkey(press(key), "nothing", true)).toBeNull();
  });
});

describe("what is being typed", () => {
  test("digits where only digits are expected", () => {
    expect(typingIn({ tagName: "INPUT", type: "text", inputMode: "numeric" })).toBe("digits");
    expect(typingIn({ tagName: "INPUT", type: "number" })).toBe("digits");
  });

  test("text in every other field", () => {
    expect(typingIn({ tagName: "INPUT", type: "text", inputMode: "" })).toBe("text");
    expect(typingIn({ tagName: "INPUT", type: "password" })).toBe("text");
    expect(typingIn({ tagName: "INPUT", type: "date" })).toBe("text");
    expect(typingIn({ tagName: "TEXTAREA" })).toBe("text");
    expect(typingIn({ tagName: "DIV", isContentEditable: true })).toBe("text");
  });

  test("nothing on buttons, choices and the page itself", () => {
    expect(typingIn(null)).toBe("nothing");
    expect(typingIn({ tagName: "BODY" })).toBe("nothing");
    expect(typingIn({ tagName: "BUTTON", type: "submit" })).toBe("nothing");
    expect(typingIn({ tagName: "INPUT", type: "radio" })).toBe("nothing");
  });
});

test("Ctrl K and Cmd K, in either case, search everything, and no other key does", () => {
  for (const key of ["k", "K"]) {
    expect(matchFind(press(key, { ctrlKey: true }))).toBe(true);
    expect(matchFind(press(key, { metaKey: true }))).toBe(true);
    expect(matchFind(press(key))).toBe(false);
    expect(matchFind(press(key, { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(matchFind(press(key, { ctrlKey: true, altKey: true }))).toBe(false);
  }
  expect(matchFind(press("j", { ctrlKey: true }))).toBe(false);
});
