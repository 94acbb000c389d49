import { describe, expect, test } from "vitest";
import { fixture } from "./testing/fixture.ts";
import { parseXml, writeXml } from "./wire-xml.ts";

describe("XML", () => {
  test("writes the documented payment request byte for byte", () => {
    const fields = {
      commands: "pay-pasca",
      username: "123123123",
      tr_id: "219342904",
      sign: "74c28997a7e3de504535840668632d9a",
    };
    expect(writeXml(fields)).toBe(fixture("payment-request.xml").trimEnd());
  });

  test("cannot be given elements inside a value", () => {
    const written = writeXml({ ref_id: `a</ref_id><tr_id>1</tr_id>&"'` });
    expect(parseXml(written)).toEqual({ ref_id: `a</ref_id><tr_id>1</tr_id>&"'` });
  });

  test("keeps leading zeros", () => {
    expect(parseXml("<mp><response_code>00</response_code><kode_divisi>000</kode_divisi></mp>")).toEqual({
      response_code: "00",
      kode_divisi: "000",
    });
  });

  test("reads names with escaped letters", () => {
    expect(parseXml("<mp><tr_name>PT A &amp; B&#039;s &#x41;&lt;b&gt;</tr_name></mp>")).toEqual({
      tr_name: "PT A & B's A<b>",
    });
  });

  test.each([
    ["a document type", '<!DOCTYPE mp [<!ENTITY a "00">]><mp><response_code>&a;</response_code></mp>'],
    ["an external entity", '<!DOCTYPE mp SYSTEM "file:///etc/passwd"><mp/>'],
    ["an end cut off", "<mp><response_code>00</response_code>"],
    ["two roots", "<mp></mp><mp></mp>"],
    ["text behind the root", "<mp></mp>x"],
    ["nesting without end", "<mp>".repeat(20_000) + "</mp>".repeat(20_000)],
  ])("refuses %s", (_what, text) => {
    expect(() => parseXml(text)).toThrow();
  });

  test("knows another root for what it is", () => {
    expect(parseXml("<html><body>Bad gateway</body></html>")).toBeUndefined();
  });

  test("lets no element name reach a prototype", () => {
    const read = parseXml("<mp><__proto__><polluted>1</polluted></__proto__><constructor>2</constructor></mp>");
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
