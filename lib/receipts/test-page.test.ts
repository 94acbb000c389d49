import { expect, test } from "vitest";
import { COLUMNS, DOTS } from "#lib/domain/paper.ts";
import { TEST_QR, testPageEscpos } from "./test-page.ts";
import { readEscpos } from "./testing/read-escpos.ts";

test.each(["58", "80"] as const)("the test page fills %s mm to the last dot and never goes beyond it", (paper) => {
  const read = readEscpos(testPageEscpos(paper, ["LOKET SUMBER REJEKI", "Printer: Kasir “depan”"]));
  const widths = read.lines.map(({ text, size }) => text.length * size);
  expect(Math.max(...widths)).toBe(COLUMNS[paper]);
  expect(read.pictures.map((rows) => rows.map((row) => row.length))).toEqual([new Array(16).fill(DOTS[paper])]);
  expect(read.pictures.flat().join("")).not.toContain("0");
  expect([read.area, read.margin, read.qr, read.cut, read.drawer]).toEqual([DOTS[paper], 0, TEST_QR, true, false]);
  expect(read.lines.map(({ text }) => text)).toContain('Printer: Kasir "depan"');
});

test("the test page shows the profile: pictures and QR code by the commands that were chosen, and the drawer's pin", () => {
  const profile = { drawerPin: "5", logo: "none", qr: "columns" } as const;
  const read = readEscpos(testPageEscpos("58", [], { profile, drawer: true }));
  expect([read.qr, read.pictureCommands, read.drawer]).toEqual([null, ["columns"], "5"]);
  const said = read.lines.map(({ text }) => text).join(" ");
  for (const words of ["Logo: tidak dicetak", "Kode QR: ESC *", "pin 5"]) expect(said).toContain(words);
});

test("no line of it begins with what somebody wrote: to another service it would be a command", () => {
  const lines = Buffer.from(testPageEscpos("58", ["FLUSHALL", "DEL a b c d e f g h i j k l m n o p"])).toString(
    "latin1",
  );
  const typed = lines.split(/[\r\n]+/).filter((line) => /FLUSHALL|DEL|o p/.test(line));
  expect(typed).toHaveLength(3);
  for (const line of typed) expect(line.charCodeAt(0)).toBe(0x1b);
});
