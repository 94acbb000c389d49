import { expect, test } from "vitest";
import { backupName, backupTime, spareBackups } from "./backup-retention.ts";
import { DAY, HOUR } from "./time.ts";

const NOW = Date.UTC(2026, 10, 28, 19);
const HALF_YEAR = Array.from({ length: 180 }, (_, day) => NOW - day * DAY);

test("fourteen days and eight weeks are kept, however often a backup was made, and no other file is ever spare", () => {
  const own = HALF_YEAR.flatMap((at) => [at, at - HOUR]).map((at) => backupName("toko", at));
  const others = ["toko-20200101T000000Z.backup.part", "toko2-20200101T000000Z.backup", "toko.db", "toko-lama.backup"];
  const spare = spareBackups("toko", [...own, ...others]);
  const kept = own.filter((name) => !spare.includes(name));
  expect(spare.filter((name) => !own.includes(name))).toEqual([]);
  expect(kept.slice(0, 14)).toEqual(HALF_YEAR.slice(0, 14).map((at) => backupName("toko", at)));
  const ages = kept.map((name) => (NOW - (backupTime("toko", name) ?? 0)) / DAY);
  expect(ages.length).toBeLessThanOrEqual(14 + 8);
  expect(Math.max(...ages)).toBeGreaterThan(7 * 7 - 7);
  expect(Math.max(...ages)).toBeLessThanOrEqual(8 * 7);
  // A backup of yesterday that is kept as a week's is kept today, too.
  expect(spareBackups("toko", kept)).toEqual([]);
});
