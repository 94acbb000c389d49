import fc from "fast-check";
import { expect, test } from "vitest";
import { preferencesSchema } from "./preferences.ts";
import { readSettingsForm, SETTINGS_SECTIONS, toFormValues } from "./settings-form.ts";
import { unattendedSchema } from "./unattended.ts";

const OUTLET = { name: "LOKET A", address: "Jl. Satu", phone: "021", footer: "", zone: "WIB" };
const faultsOf = (section: Parameters<typeof readSettingsForm>[0], typed: unknown) => {
  const read = readSettingsForm(section, typed);
  return read.ok ? {} : read.faults;
};

test("what the page shows of the defaults can be saved as it is", () => {
  const defaults: Record<string, unknown> = { ...preferencesSchema.parse({}), ...unattendedSchema.parse({}) };
  for (const section of SETTINGS_SECTIONS) {
    const stored =
      section === "outlet" ? OUTLET : Object.fromEntries(fieldsOf(section).map((name) => [name, defaults[name]]));
    expect(readSettingsForm(section, toFormValues(stored))).toEqual({ ok: true, values: stored });
  }
});

test("every preference has its place in a section, and no section has one that does not exist", () => {
  const placed = SETTINGS_SECTIONS.filter((name) => name !== "outlet").flatMap(fieldsOf);
  expect(placed.toSorted()).toEqual(Object.keys({ ...preferencesSchema.shape, ...unattendedSchema.shape }).toSorted());
});

test("whatever a section lets through, the stored preferences take", () => {
  const typed = fc.record({
    shiftRequired: fc.boolean(),
    blindCount: fc.boolean(),
    inquiriesPerMinute: fc.oneof(fc.integer({ min: -5, max: 700 }).map(String), fc.string()),
    checksAtOnce: fc.oneof(fc.integer({ min: -5, max: 30 }).map(String), fc.string()),
  });
  fc.assert(
    fc.property(typed, (form) => {
      const read = readSettingsForm("counter", form);
      return !read.ok || preferencesSchema.safeParse(read.values).success;
    }),
  );
});

test("a fee of the shop is refused where contracts forbid one, unless its own allows it; and where it stands twice or is too much", () => {
  const row = (id: string, from: string, fee: string) => ({ id, from, fee });
  const forbidden = [row("bpjstkpu", "0", "2.500"), row("plnpostpaid", "0", "2.000")];
  expect(faultsOf("fees", { ownFees: forbidden, feeByContract: false })).toEqual({
    "ownFees.1.id": { code: "fee_forbidden" },
  });
  expect(readSettingsForm("fees", { ownFees: forbidden, feeByContract: true })).toMatchObject({
    values: { ownFees: [{ fee: 2_500 }, { id: "plnpostpaid", from: 0, fee: 2_000 }] },
  });
  expect(faultsOf("fees", { ownFees: [row("pdam", "0", "1"), row("pdam", "0", "2")], feeByContract: false })).toEqual({
    "ownFees.1.from": { code: "fee_twice" },
  });
  expect(faultsOf("fees", { ownFees: [row("pdam", "", "100.001")], feeByContract: false })).toEqual({
    "ownFees.0.from": { code: "not_rupiah", least: 0, most: 1_000_000_000_000 },
    "ownFees.0.fee": { code: "not_rupiah", least: 0, most: 100_000 },
  });
});

test("a text is kept as one plain line, and one that is missing or too long is told at its field", () => {
  expect(readSettingsForm("outlet", { ...OUTLET, name: "  LOKET A " })).toMatchObject({ values: { name: "LOKET A" } });
  expect(readSettingsForm("outlet", { ...OUTLET, footer: "Terima\r\nkasih\u001b@\u202e" })).toMatchObject({
    values: { footer: "Terima kasih @" },
  });
  expect(faultsOf("outlet", { ...OUTLET, name: " \u200b", footer: "a".repeat(241) })).toEqual({
    name: { code: "missing" },
    footer: { code: "too_long", most: 240 },
  });
});

test.each(["", "0", "601", "1.5", "-3", "1e2", "tiga"])(
  "%j inquiries a minute are refused with the bounds",
  (typed) => {
    const form = { shiftRequired: false, blindCount: false, inquiriesPerMinute: typed, checksAtOnce: "5" };
    expect(faultsOf("counter", form)).toEqual({ inquiriesPerMinute: { code: "not_whole", least: 1, most: 600 } });
  },
);

test("an empty limit of copies means none, zero means zero", () => {
  const form = { paper: "80", autoPrint: true, proofByContract: false, cashDrawer: false, anyonePrints: false };
  expect(readSettingsForm("printing", { ...form, reprintLimit: " " })).toMatchObject({
    values: { reprintLimit: null },
  });
  expect(readSettingsForm("printing", { ...form, reprintLimit: "0" })).toMatchObject({ values: { reprintLimit: 0 } });
  expect(faultsOf("printing", { ...form, reprintLimit: "100" })).toEqual({
    reprintLimit: { code: "not_whole", least: 0, most: 99 },
  });
});

test("an amount may be typed with dots", () => {
  const typed = { depositThreshold: "Rp 2.500.000", csvSeparator: ";" };
  expect(readSettingsForm("money", typed)).toMatchObject({ values: { depositThreshold: 2_500_000 } });
  expect(faultsOf("money", { ...typed, depositThreshold: "2,5 juta" })).toMatchObject({
    depositThreshold: { code: "not_rupiah" },
  });
});

test("a printer outside of the shop's network, or on another service's port, is refused at its row, and so is a second one of the same name", () => {
  const printer = { name: "Kasir", host: "192.168.1.50", port: "9100" };
  expect(faultsOf("printers", { networkPrinters: [printer, { ...printer, host: "169.254.169.254" }] })).toEqual({
    "networkPrinters.1.host": { code: "not_private" },
  });
  for (const port of ["80", "6379", "9099", "9110", "0"])
    expect(faultsOf("printers", { networkPrinters: [{ ...printer, port }] })).toEqual({
      "networkPrinters.0.port": { code: "not_whole", least: 9100, most: 9109 },
    });
  expect(faultsOf("printers", { networkPrinters: [printer, printer] })).toEqual({
    "networkPrinters.1.name": { code: "twice" },
  });
});

test("a field that is not the section's is refused", () => {
  expect(readSettingsForm("money", { depositThreshold: "1", csvSeparator: ",", paper: "58" }).ok).toBe(false);
});

function fieldsOf(section: (typeof SETTINGS_SECTIONS)[number]): string[] {
  const names = readSettingsForm(section, {});
  return names.ok ? [] : Object.keys(names.faults);
}
