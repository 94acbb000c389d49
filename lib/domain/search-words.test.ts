import { describe, expect, test } from "vitest";
import { searchTerms, searchWords } from "./search-words.ts";

describe("the words of a search", () => {
  test("are without case, accents and punctuation, and limited in length", () => {
    expect(searchWords("PT. Élang/Jaya  (UNIT II)")).toEqual(["pt", "elangjaya", "elang", "jaya", "unit", "ii"]);
    expect(searchTerms("  Nur'Aini, & PT. ")).toEqual(["nuraini", "pt"]);
    expect(searchTerms("2103 0001-6001")).toEqual(["210300016001"]);
    expect(searchTerms("%%% --")).toEqual([]);
    expect(searchTerms("x".repeat(100))[0]).toHaveLength(64);
  });
});
