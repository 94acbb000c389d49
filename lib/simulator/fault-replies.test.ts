import { expect } from "vitest";
import { test } from "./testing/inquired.ts";

test("a reply is cut off in the middle although it was executed", async ({ ask, trId, onPay, executed }) => {
  onPay({ reply: { kind: "cut" } });
  const response = await ask.raw.pay(trId);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
  expect(executed()).toBe(1);
});

test.for([500, 502, 503, 504, 404, 429])(
  "HTTP %i comes with or without an execution",
  async (status, { ask, trId, onPay, executed }) => {
    onPay({ execute: "never", reply: { kind: "http", status } }, 1);
    onPay({ reply: { kind: "http", status } }, 1);
    expect((await ask.raw.pay(trId)).status).toBe(status);
    expect(executed()).toBe(0);
    expect((await ask.raw.pay(trId)).status).toBe(status);
    expect(executed()).toBe(1);
  },
);

test("a redirect points where it was told to", async ({ ask, trId, onPay }) => {
  onPay({ execute: "never", reply: { kind: "redirect", location: "http://127.0.0.1:1/" } });
  const response = await ask.raw.pay(trId);
  expect([response.status, response.headers.get("location")]).toEqual([307, "http://127.0.0.1:1/"]);
});

test("HTTP 400 carries error_details", async ({ ask, trId, onPay }) => {
  onPay({ execute: "never", reply: { kind: "bad-request", details: { tr_id: ["required"] } } });
  const response = await ask.raw.pay(trId);
  expect(response.status).toBe(400);
  expect((await response.json()).data).toMatchObject({ response_code: "107", error_details: { tr_id: ["required"] } });
});

test.for([
  ["html", /^<!doctype html>/],
  ["empty", /^$/],
  ["object", /^\{\}$/],
  ["list", /^\{"data":\[\],"meta":\[\]\}$/],
] as const)(
  "HTTP 200 with the body %s is told for an executed payment",
  async ([body, text], { ask, trId, onPay, executed }) => {
    onPay({ reply: { kind: "http", status: 200, body } });
    const response = await ask.raw.pay(trId);
    expect([response.status, await response.text()]).toEqual([200, expect.stringMatching(text)]);
    expect(executed()).toBe(1);
  },
);

test.for([
  ["103", "normally", 1],
  ["91", "normally", 1],
  ["01", "never", 0],
  ["39", "normally", 1],
  ["00", "never", 0],
  ["999", "never", 0],
] as const)(
  "response code %s is told of a payment executed %s",
  async ([responseCode, execute, times], { ask, trId, onPay, executed }) => {
    onPay({ execute, reply: { kind: "code", responseCode } });
    expect(await ask.pay(trId)).toMatchObject({ response_code: responseCode, tr_id: trId, price: 102_500 });
    expect(executed()).toBe(times);
  },
);

test("a check status or a balance can be answered with an error that has no status", async ({
  simulator,
  ask,
  trId: _inquired,
}) => {
  simulator.control.addFaults([{ fault: { reply: { kind: "code", responseCode: "92", message: "SORRY" } } }]);
  const checked = await ask.check("r1");
  expect(checked).toMatchObject({ response_code: "92", message: "SORRY", ref_id: "r1" });
  expect(checked).not.toHaveProperty("status");
  expect((await ask.balance()).rc).toBe("92");
});

test("a reply speaks of another price, tr_id, reference, product or number", async ({
  simulator,
  ask,
  trId,
  onPay,
}) => {
  const fields = { price: 99, tr_id: 7, ref_id: "other", code: "BPJS", hp: "210300016002", desc: { jht: -1 } };
  onPay({ reply: { kind: "change", fields, remove: ["noref"] } });
  const paid = await ask.pay(trId);
  expect(paid).toMatchObject({ ...fields, desc: { jht: -1, jkk: 1082 } });
  expect(paid).not.toHaveProperty("noref");
  expect(simulator.journal.executed[0]).toMatchObject({ trId, price: 102_500 });
});

test("hostile text and rubbish amounts are sent letter for letter", async ({ ask, trId, onPay }) => {
  const hostile = "<script>alert(1)</script>\u202e\u0000]]>";
  const fields = JSON.parse('{"__proto__":{"admin":true},"nominal":{"raw":"137110.0"},"admin":{"raw":"NaN"}}');
  onPay({ reply: { kind: "change", fields: { ...fields, tr_name: hostile, price: "1e5" } } });
  const text = await (await ask.raw.pay(trId)).text();
  expect(text).toContain('"nominal":137110.0,"admin":NaN,');
  expect(text).toContain(`"tr_name":${JSON.stringify(hostile)}`);
  expect(text).toContain('"price":"1e5"');
  expect(text).toContain('"__proto__":{"admin":true}');
});

test("hostile text is escaped in XML, where most control characters cannot be written at all", async ({
  ask,
  trId,
  onPay,
}) => {
  onPay({ reply: { kind: "change", fields: { tr_name: "<b>&amp;\u202e\u0000]]>", nominal: { raw: "1e5" } } } });
  const request = { commands: "pay-pasca", tr_id: String(trId) };
  const paid = await ask.xml("/api/v1/bill/check", request, String(trId));
  expect(paid).toMatchObject({ tr_name: "<b>&amp;\u202e]]>", nominal: "1e5" });
});

test("a reply of any size is streamed as valid JSON", async ({ ask, trId, onPay }) => {
  onPay({ reply: { kind: "huge", bytes: 1_000_000 } });
  const text = await (await ask.raw.pay(trId)).text();
  expect(text.length).toBeGreaterThan(1_000_000);
  expect(JSON.parse(text).data.tr_name).toMatch(/^A+$/);
});

test("a huge reply does no harm when the asker hangs up in the middle", async ({ ask, trId, onPay }) => {
  onPay({ reply: { kind: "huge" } }, 1);
  const response = await ask.raw.pay(trId);
  await response.body?.cancel();
  expect((await ask.check("r1")).status).toBe(1);
});

test("a check status lies in a sequence, then tells the truth", async ({ ask, trId, onCheck }) => {
  await ask.pay(trId);
  onCheck({ reply: { kind: "status", status: 0 } }, 1);
  onCheck({ reply: { kind: "status", status: 2 } }, 1);
  onCheck({ reply: { kind: "status", status: 2, responseCode: "00" } }, 1);
  expect(await ask.check("r1")).toMatchObject({ status: 0, response_code: "42" });
  expect(await ask.check("r1")).toMatchObject({ status: 2, response_code: "37", desc: "" });
  expect(await ask.check("r1")).toMatchObject({ status: 2, response_code: "00" });
  expect(await ask.check("r1")).toMatchObject({ status: 1, response_code: "00" });
});

test("a check status claims a success that never was", async ({ ask, onCheck, executed, trId: _inquired }) => {
  onCheck({ reply: { kind: "status", status: 1 } });
  expect(await ask.check("r1")).toMatchObject({ status: 1, noref: expect.stringMatching(/^iak/), price: 102_500 });
  expect(executed()).toBe(0);
});

test("two inquiries are answered with one tr_id", async ({ simulator, ask, trId }) => {
  simulator.control.addFaults([{ command: "inq-pasca", fault: { reply: { kind: "same-tr-id" } } }]);
  expect(await ask.inquire("210300016002", "r2")).toMatchObject({ tr_id: trId, hp: "210300016002", ref_id: "r2" });
});

test("a JSON request is answered in XML, truly or with an error", async ({ ask, trId, onPay }) => {
  onPay({ execute: "never", reply: { kind: "xml", responseCode: "92" } }, 1);
  onPay({ reply: { kind: "xml" } }, 1);
  const failed = await ask.raw.pay(trId);
  expect(failed.headers.get("content-type")).toBe("application/xml");
  expect(await failed.text()).toContain("<mp><response_code>92</response_code>");
  expect(await (await ask.raw.pay(trId)).text()).toContain("<response_code>00</response_code>");
});
