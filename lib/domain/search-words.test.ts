import { describe, expect, test } from "vitest";
import { searchTerms, searchWords } from "./search-words.ts";

describe("the words of a search", () => {
  test("are without case, accents and punctuation, and limited in length", () => {
    expect(searchWords("PT. Élang/Jaya  (UNIT II)")).toEqual(["pt", "elangjaya", "elang", "jaya", "unit", "ii"]);
    expect(searchTerms("  Nur'Aini, & PT. ")).toEqual([
      {
        whole: "nuraini",
        parts: [
          { whole: "nur", parts: [] },
          { whole: "aini", parts: [] },
        ],
      },
      { whole: "pt", parts: [] },
    ]);
    expect(searchTerms("2103 0001-6001")).toEqual([{ whole: "210300016001", parts: [] }]);
    expect(searchTerms("%%% --")).toEqual([]);
    expect(searchTerms("x".repeat(100))[0]?.whole).toHaveLength(64);
  });
});
