import fc from "fast-check";
import { expect, test } from "vitest";
import { groupInField } from "./group-in-field.ts";

/** A field whose text has just been changed, with the caret at `caret`. */
function changed(value: string, caret: number, inputType = "insertText") {
  const field = {
    value,
    selectionEnd: caret,
    setSelectionRange(_: number, end: number) {
      field.selectionEnd = end;
    },
  };
  groupInField({ target: field, nativeEvent: { inputType } } as never);
  return field;
}

test("an edit amid an amount never moves the caret past other digits, and always ends", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9.]{1,14}$/), fc.nat(14), fc.boolean(), (typed, at, forward) => {
      const caret = Math.min(at, typed.length);
      const field = changed(typed, caret, forward ? "deleteContentForward" : "insertText");
      const behind = (text: string, from: number) => text.slice(from).replace(/\D/g, "");
      const digits = behind(typed, 0);
      if (digits === "") return;
      expect(behind(field.value, 0)).toBe(digits);
      expect(field.value).toMatch(/^\d{1,3}(\.\d{3})*$/);
      expect(behind(field.value, field.selectionEnd)).toBe(behind(typed, caret));
    }),
  );
});

test("zeros behind a digit that was taken out never go with it", () => {
  expect(changed("00.000", 0, "deleteContentBackward")).toMatchObject({ value: "00.000", selectionEnd: 0 });
  expect(changed("100.000", 1)).toMatchObject({ value: "100.000", selectionEnd: 1 });
});
