import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import messages from "#lib/i18n/messages/id.json" with { type: "json" };
import { dressed, mergeUntouched, type SettingSpec, spokenValue } from "./setting-spec.ts";

test("what another changed is not undone by who never touched it, and what was typed stays", () => {
  const drawnFrom = { shiftRequired: false, inquiriesPerMinute: "30", rows: [{ name: "a" }] };
  const now = { shiftRequired: true, inquiriesPerMinute: "60", rows: [{ name: "b" }] };
  const typed = { ...drawnFrom, inquiriesPerMinute: "77" };
  expect(mergeUntouched(typed, drawnFrom, now)).toEqual({ ...now, inquiriesPerMinute: "77" });
});

test("amounts are drawn with their dots, and what is no amount stays as it was typed", () => {
  const specs: SettingSpec[] = [{ kind: "rupiah", name: "depositThreshold", label: "" }];
  expect(dressed(specs, { depositThreshold: "2000000", other: "2000000" })).toEqual({
    depositThreshold: "2.000.000",
    other: "2000000",
  });
  expect(dressed(specs, { depositThreshold: "dua juta" })).toEqual({ depositThreshold: "dua juta" });
});

test("every kind of value can be said in words", () => {
  const label = "";
  const t = createTranslator({ locale: "id", messages, namespace: "settings" });
  const say = (spec: SettingSpec, value: Parameters<typeof spokenValue>[1]) => spokenValue(spec, value, t);
  expect(say({ kind: "switch", name: "a", label }, true)).toBe("Ya");
  expect(say({ kind: "choice", name: "a", label, options: [{ value: ";", label: "Titik koma" }] }, ";")).toBe(
    "Titik koma",
  );
  expect(say({ kind: "text", name: "a", label, maxLength: 9 }, "")).toBe("kosong");
  const printers = { kind: "printers", name: "a", label } as const;
  expect(say(printers, [{ name: "Kasir", host: "10.0.0.5", port: "9100" }])).toBe("Kasir (10.0.0.5:9100)");
  expect(say(printers, [])).toBe("kosong");
  const products = { kind: "products", name: "a", label, options: [{ value: "pdam", label: "PDAM" }] } as const;
  expect(say(products, [{ id: "pdam" }])).toBe("PDAM");
});
