import fc from "fast-check";
import { expect, test } from "vitest";
import { groupDigits } from "#lib/domain/rupiah.ts";
import { groupInField } from "./group-in-field.ts";

/** Stands in for a field whose text has just been changed, the caret at `caret`. */
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
      const digits = behind(typed, 0).replace(/^0+(?=\d)/, "");
      if (digits === "") return;
      expect(field.value).toBe(groupDigits(Number(digits)));
      const kept = Math.min(behind(typed, caret).length, digits.length);
      expect(behind(field.value, field.selectionEnd)).toHaveLength(kept);
    }),
  );
});

test("a digit that is taken out before zeros leaves no page hanging", () => {
  expect(changed("00.000", 0, "deleteContentBackward")).toMatchObject({ value: "0", selectionEnd: 0 });
});
