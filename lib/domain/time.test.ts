import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatDate,
  formatDateTime,
  formatTime,
  nextWibMidnight,
  readBillerTime,
  startOfWibDay,
  wibDay,
  ZONES,
} from "./time.ts";

const HOUR = 3_600_000;
const moments = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });
const zones = fc.constantFrom(...ZONES);
const AT = Date.UTC(2026, 10, 22, 9, 36, 51);

describe("the clock on paper and screen", () => {
  test("says 22 Nov 2026 16.36.51 WIB, without a comma", () => {
    expect(formatDateTime(AT)).toBe("22 Nov 2026 16.36.51 WIB");
    expect(formatDateTime(AT, "WITA")).toBe("22 Nov 2026 17.36.51 WITA");
    expect(formatDateTime(AT, "WIT")).toBe("22 Nov 2026 18.36.51 WIT");
  });

  test("crosses midnight by zone and names the months in both languages", () => {
    const lateEvening = Date.UTC(2026, 7, 31, 16, 30);
    expect(formatDate(lateEvening, "WIB")).toBe("31 Agu 2026");
    expect(formatDate(lateEvening, "WITA")).toBe("1 Sep 2026");
    expect(formatDate(lateEvening, "WIT", "en")).toBe("1 Sep 2026");
    expect(formatDate(Date.UTC(2026, 9, 5), "WIB", "id")).toBe("5 Okt 2026");
  });

  test("the platform's own calendar agrees in every zone", () => {
    const names = { WIB: "Asia/Jakarta", WITA: "Asia/Makassar", WIT: "Asia/Jayapura" } as const;
    fc.assert(
      fc.property(moments, zones, (at, zone) => {
        const fields = new Intl.DateTimeFormat("en-GB", {
          timeZone: names[zone],
          hourCycle: "h23",
          hour: "2-digit",
          minute: "2-digit",
          second: "2-digit",
        });
        expect(formatTime(at, zone)).toBe(`${fields.format(at).replaceAll(":", ".")} ${zone}`);
      }),
    );
  });
});

describe("the WIB day", () => {
  test("begins at its midnight, holds the moment, and ends where the next begins", () => {
    fc.assert(
      fc.property(moments, (at) => {
        const start = startOfWibDay(at);
        const end = nextWibMidnight(at);
        expect(end - start).toBe(24 * HOUR);
        expect(start <= at && at < end).toBe(true);
        expect(formatTime(start)).toBe("00.00.00 WIB");
        expect(wibDay(start)).toBe(wibDay(at));
        expect(wibDay(end - 1)).toBe(wibDay(at));
        expect(wibDay(end) > wibDay(at)).toBe(true);
      }),
    );
  });

  test("a second before and after midnight are two days", () => {
    const midnight = Date.UTC(2026, 10, 22, 17);
    expect(wibDay(midnight - 1_000)).toBe("2026-11-22");
    expect(wibDay(midnight)).toBe("2026-11-23");
  });
});

describe("the biller's times", () => {
  const written = (at: number) => new Date(at + 7 * HOUR).toISOString().replace(/\D/g, "").slice(0, 14);

  test("YmdHis is WIB, as text or as a number", () => {
    fc.assert(
      fc.property(moments, (at) => {
        const second = Math.floor(at / 1000) * 1000;
        expect(readBillerTime(written(second))).toBe(second);
        expect(readBillerTime(Number(written(second)))).toBe(second);
      }),
    );
    expect(formatDateTime(readBillerTime("20220519163651") as number)).toBe("19 Mei 2022 16.36.51 WIB");
  });

  test("what is no real moment is null, never a neighbouring day", () => {
    for (const value of ["20260230120000", "20261301120000", "20260100120000", "20260101240000", "20260101126000"])
      expect(readBillerTime(value)).toBeNull();
    for (const value of ["", "2026-11-22", "202205191636", "00000000000000", 0, -1, Number.NaN, null, undefined, {}])
      expect(readBillerTime(value)).toBeNull();
    fc.assert(
      fc.property(fc.stringMatching(/^\d{14}$/), (text) => {
        const at = readBillerTime(text);
        if (at !== null) expect(written(at)).toBe(text);
      }),
    );
  });
});
