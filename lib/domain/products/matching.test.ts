import { expect, test } from "vitest";
import { labelOf, matching } from "./matching.ts";

const COMPANIES = [
  { name: "KAB. BANDUNG", province: "Jawa Barat" },
  { name: "KAB. BANDUNG BARAT", province: "Jawa Barat" },
  { name: "KAB. SLEMAN", province: "DI Yogyakarta" },
  { name: "KOTA BAYANGAN", province: null },
  { name: "KOTA SURABAYA", province: "Jawa Timur" },
];
const found = (typed: string) => matching(COMPANIES, typed).map(({ name }) => name);

test("a company is found by any part of its name or province, and first by how a word begins", () => {
  expect(found("baya")).toEqual(["KOTA BAYANGAN", "KOTA SURABAYA"]);
  expect(found("rabaya")).toEqual(["KOTA SURABAYA"]);
  expect(found("jaw tim")).toEqual(["KOTA SURABAYA"]);
  expect(found("karta kab")).toEqual(["KAB. SLEMAN"]);
  expect(found("medan")).toEqual([]);
  expect(found("")).toEqual(COMPANIES.map(({ name }) => name));
});

test.each(["kab. sle", "kab.sle", "kab sle", "KABSLE", "kab-sleman", "Kab. Sleman, D.I."])(
  "a company is found with or without its punctuation: %s",
  (typed) => {
    expect(found(typed)).toEqual(["KAB. SLEMAN"]);
  },
);

test("a whole name is that company, even where another's is longer", () => {
  expect(found("kab bandung")).toEqual(["KAB. BANDUNG"]);
  expect(found("KAB. BANDUNG, Jawa Barat")).toEqual(["KAB. BANDUNG"]);
  expect(found("kab bandung b")).toEqual(["KAB. BANDUNG", "KAB. BANDUNG BARAT"]);
  for (const company of COMPANIES) expect(matching(COMPANIES, labelOf(company))).toEqual([company]);
});

test("what people call it finds it, too, after those that are named so", () => {
  const list = [
    { name: "Telkom", words: "TAGIHAN TELKOM internet" },
    { name: "Internet lain", words: "TAGIHAN INTERNET" },
    { name: "PDAM", words: "TAGIHAN AIR" },
  ];
  expect(matching(list, "internet").map(({ name }) => name)).toEqual(["Internet lain", "Telkom"]);
  expect(matching(list, "air").map(({ name }) => name)).toEqual(["PDAM"]);
});
