import { describe, expect, test } from "vitest";
import { hideSecrets } from "./hide-secrets.ts";
import { readReply } from "./read-reply.ts";

const { hide } = hideSecrets(["testkey"]);
const read = (text: string) => readReply(text, hide).fields;

describe("a reply", () => {
  test.each([
    ["JSON under data", '{"data":{"response_code":"00"},"meta":[]}'],
    ["JSON at the top", '{"response_code":"00"}'],
    ["XML under mp", "<mp><response_code>00</response_code></mp>"],
    [
      "XML with a declaration and space around",
      '\n<?xml version="1.0"?>\n<mp><response_code>00</response_code></mp>\n',
    ],
    ["an empty list as data", '{"data":[],"response_code":"00"}'],
    ["nothing as data", '{"data":null,"response_code":"00","meta":[]}'],
    ["a field beside data", '{"data":{},"response_code":"00"}'],
    [
      "a PHP notice before JSON",
      '<br />\n<b>Notice</b>: Undefined index: x in <b>/a.php</b><br />\n{"data":{"response_code":"00"}}',
    ],
    ["a PHP warning before XML", "Warning: mysql_connect() failed\n<mp><response_code>00</response_code></mp>"],
  ])("is read as what it is: %s", (_what, text) => {
    expect(read(text)).toEqual({ response_code: "00" });
  });

  test.each([
    ["HTML", "<!doctype html><html><body>502 Bad Gateway</body></html>"],
    ["well-formed HTML", "<html><body>502</body></html>"],
    ["an empty body", ""],
    ["an empty object", "{}"],
    ["empty data", '{"data":{}}'],
    ["data as a list", '{"data":[{"response_code":"00"}],"response_code":"00"}'],
    ["one field twice, with two values", '{"data":{"response_code":"00"},"response_code":"106"}'],
    ["a notice before a reply that is cut off", '<b>Notice</b>: Undefined index<br />\n{"data":{"response_code":"00"'],
    ["two replies", '{"data":{"response_code":"00"}}{"data":{"response_code":"37"}}'],
    ["data as text", '{"data":"00","response_code":"00"}'],
    ["a list", '[{"response_code":"00"}]'],
    ["a number", "0"],
    ["text", "OK"],
    ["an empty mp", "<mp/>"],
    ["JSON cut off", '{"data":{"response_code":"00"'],
    ["XML cut off", "<mp><response_code>00</response_code>"],
    ["NaN as an amount", '{"data":{"response_code":"00","price":NaN}}'],
    ["nesting without end", `{"data":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
  ])("holds no fields when it is %s", (_what, text) => {
    expect(read(text)).toBeNull();
  });

  test("says what is wrong with it", () => {
    const faults = ["", "<html></html>", "{", '{"data":7}', "{}"].map((text) => readReply(text, hide).fault);
    expect(faults).toEqual([
      "an empty reply",
      "an HTML page",
      "neither whole JSON nor whole XML of IAK's",
      "data is neither an object nor empty",
      "no fields",
    ]);
  });

  test("keeps an ampersand that nobody escaped, and the entities of those who did", () => {
    expect(read("<mp><tr_name>MAJU & CO &amp; ANAK &#38; &co</tr_name></mp>")).toEqual({
      tr_name: "MAJU & CO & ANAK & &co",
    });
  });

  test("never makes a hundred of Indonesia's hundred thousand", () => {
    expect(read('{"data":{"price":100.000,"admin":2500.0}}')).toEqual({ price: "100.000", admin: 2500 });
  });

  test("cannot pollute a prototype", () => {
    const fields = read('{"data":{"__proto__":{"a":1},"constructor":{"a":1},"desc":{"__proto__":{"a":1},"jht":1}}}');
    expect(fields).toEqual({ desc: { jht: 1 } });
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });

  test("comes out as plain lines without direction marks, controls or half characters", () => {
    const fields = read('{"data":{"tr_name":"PT\\u202eLIMA\\u0000\\nBELAS \\ud800","x":"<script>"}}');
    expect(fields).toEqual({ tr_name: "PT LIMA BELAS", x: "<script>" });
  });

  test("comes out without the key, however deep or escaped it was echoed", () => {
    const fields = read('{"data":{"message":"md5(1\\u0074estkeycs)","desc":{"a":["testkey"]}}}');
    expect(fields).toEqual({ message: "md5(1[hidden]cs)", desc: { a: ["[hidden]"] } });
  });

  test("keeps a bill's own details whole, whatever they are called", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(20)}true${"}".repeat(20)}`);
    const desc = { "Nama Pelanggan": "A".repeat(9_000), "2026": [1, true], deep };
    expect(read(JSON.stringify({ data: { response_code: "00", desc } }))).toEqual({ response_code: "00", desc });
  });

  test("shortens a name of ten thousand letters", () => {
    expect(String(read(`{"data":{"tr_name":"${"A".repeat(10_000)}"}}`)?.tr_name)).toHaveLength(200);
  });
});
