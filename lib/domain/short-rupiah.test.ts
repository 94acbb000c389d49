import { expect, test } from "vitest";
import { shortRupiah } from "./short-rupiah.ts";

test.each([
  [0, "Rp0", "Rp0"],
  [999, "Rp999", "Rp999"],
  [150_000, "Rp150 rb", "Rp150k"],
  [2_500_000, "Rp2,5 jt", "Rp2.5 m"],
  [86_420_300, "Rp86,4 jt", "Rp86.4 m"],
  [1_250_000_000, "Rp1,3 M", "Rp1.3 bn"],
  [3_000_000_000_000, "Rp3 T", "Rp3 tn"],
])("%d on an axis: %s, in English %s", (amount, indonesian, english) => {
  expect(shortRupiah(amount)).toBe(indonesian);
  expect(shortRupiah(amount, "en")).toBe(english);
});
