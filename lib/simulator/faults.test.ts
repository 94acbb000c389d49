import { afterEach, beforeEach, expect, test } from "vitest";
import { type Asker, askerOf } from "./ask.ts";
import type { Fault } from "./faults.ts";
import { type Simulator, startSimulator } from "./start.ts";

let simulator: Simulator;
let ask: Asker;
let trId: number;

beforeEach(async () => {
  simulator = await startSimulator();
  ask = askerOf(simulator.url);
  trId = Number((await ask.inquire("210300016001", "r1")).tr_id);
});
afterEach(() => simulator.close());

const onPay = (fault: Fault, times?: number) => simulator.control.addFaults([{ command: "pay-pasca", fault, times }]);
const onCheck = (fault: Fault, times?: number) =>
  simulator.control.addFaults([{ command: "checkstatus", fault, times }]);
const executed = () => simulator.journal.executed.length;

/** Pays, waits until the request has arrived, hangs up. */
async function payAndHangUp(): Promise<void> {
  const hangUp = new AbortController();
  const paying = ask.raw.pay(trId, hangUp.signal).catch(() => {});
  await simulator.journal.waitFor((journal) => journal.requestsOf("pay-pasca", trId).length > 0);
  hangUp.abort();
  await paying;
}

test("a lost request is on record as asked and never executed", async () => {
  onPay({ execute: "never" });
  await payAndHangUp();
  expect(executed()).toBe(0);
  expect(simulator.journal.requestsOf("pay-pasca", trId)).toMatchObject([{ executed: false, responseCode: null }]);
  expect((await ask.check("r1")).status).toBe(0);
});

test("a payment whose reply hangs has taken the money", async () => {
  onPay({ reply: { kind: "hang" } });
  await payAndHangUp();
  expect(executed()).toBe(1);
  expect((await ask.check("r1")).status).toBe(1);
});

test.each([
  ["normally", 1],
  ["never", 0],
] as const)("a connection is reset after the request was executed %s", async (execute, times) => {
  onPay({ execute, reply: { kind: "reset" } });
  await expect(ask.raw.pay(trId)).rejects.toThrow();
  expect(executed()).toBe(times);
});

test("a reply is cut off in the middle although it was executed", async () => {
  onPay({ reply: { kind: "cut" } });
  const response = await ask.raw.pay(trId);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
  expect(executed()).toBe(1);
});

test.each([500, 502, 503, 504, 404, 429])("HTTP %i comes with or without an execution", async (status) => {
  onPay({ execute: "never", reply: { kind: "http", status } }, 1);
  onPay({ reply: { kind: "http", status } }, 1);
  expect((await ask.raw.pay(trId)).status).toBe(status);
  expect(executed()).toBe(0);
  expect((await ask.raw.pay(trId)).status).toBe(status);
  expect(executed()).toBe(1);
});

test("a redirect points where it was told to", async () => {
  onPay({ execute: "never", reply: { kind: "redirect", location: "http://127.0.0.1:1/" } });
  const response = await ask.raw.pay(trId);
  expect([response.status, response.headers.get("location")]).toEqual([307, "http://127.0.0.1:1/"]);
});

test("HTTP 400 carries error_details", async () => {
  onPay({ execute: "never", reply: { kind: "bad-request", details: { tr_id: ["required"] } } });
  const response = await ask.raw.pay(trId);
  expect(response.status).toBe(400);
  expect((await response.json()).data).toMatchObject({ response_code: "107", error_details: { tr_id: ["required"] } });
});

test.each([
  ["html", /^<!doctype html>/],
  ["empty", /^$/],
  ["object", /^\{\}$/],
  ["list", /^\{"data":\[\],"meta":\[\]\}$/],
] as const)("HTTP 200 with the body %s is told for an executed payment", async (body, text) => {
  onPay({ reply: { kind: "http", status: 200, body } });
  const response = await ask.raw.pay(trId);
  expect([response.status, await response.text()]).toEqual([200, expect.stringMatching(text)]);
  expect(executed()).toBe(1);
});

test.each([
  ["103", "normally", 1],
  ["91", "normally", 1],
  ["01", "never", 0],
  ["39", "normally", 1],
  ["00", "never", 0],
  ["999", "never", 0],
] as const)("response code %s is told of a payment executed %s", async (responseCode, execute, times) => {
  onPay({ execute, reply: { kind: "code", responseCode } });
  expect(await ask.pay(trId)).toMatchObject({ response_code: responseCode, tr_id: trId, price: 102_500 });
  expect(executed()).toBe(times);
});

test("a check status or a balance can be answered with an error that has no status", async () => {
  simulator.control.addFaults([{ fault: { reply: { kind: "code", responseCode: "92", message: "SORRY" } } }]);
  const checked = await ask.check("r1");
  expect(checked).toMatchObject({ response_code: "92", message: "SORRY", ref_id: "r1" });
  expect(checked).not.toHaveProperty("status");
  expect((await ask.balance()).rc).toBe("92");
});

test("a reply speaks of another price, tr_id, reference, product or number", async () => {
  const fields = { price: 99, tr_id: 7, ref_id: "other", code: "BPJS", hp: "210300016002", desc: { jht: -1 } };
  onPay({ reply: { kind: "change", fields, remove: ["noref"] } });
  const paid = await ask.pay(trId);
  expect(paid).toMatchObject({ ...fields, desc: { jht: -1, jkk: 1082 } });
  expect(paid).not.toHaveProperty("noref");
  expect(simulator.journal.executed[0]).toMatchObject({ trId, price: 102_500 });
});

test("hostile text and rubbish amounts are sent letter for letter", async () => {
  const hostile = "<script>alert(1)</script>\u202e\u0000]]>";
  const fields = JSON.parse('{"__proto__":{"admin":true},"nominal":{"raw":"137110.0"},"admin":{"raw":"NaN"}}');
  onPay({ reply: { kind: "change", fields: { ...fields, tr_name: hostile, price: "1e5" } } });
  const text = await (await ask.raw.pay(trId)).text();
  expect(text).toContain('"nominal":137110.0,"admin":NaN,');
  expect(text).toContain(`"tr_name":${JSON.stringify(hostile)}`);
  expect(text).toContain('"price":"1e5"');
  expect(text).toContain('"__proto__":{"admin":true}');
});

test("hostile text is escaped in XML, where most control characters cannot be written at all", async () => {
  onPay({ reply: { kind: "change", fields: { tr_name: "<b>&amp;\u202e\u0000]]>", nominal: { raw: "1e5" } } } });
  const request = { commands: "pay-pasca", tr_id: String(trId) };
  const paid = await ask.xml("/api/v1/bill/check", request, String(trId));
  expect(paid).toMatchObject({ tr_name: "<b>&amp;\u202e]]>", nominal: "1e5" });
});

test("a reply of any size is streamed as valid JSON", async () => {
  onPay({ reply: { kind: "huge", bytes: 1_000_000 } });
  const text = await (await ask.raw.pay(trId)).text();
  expect(text.length).toBeGreaterThan(1_000_000);
  expect(JSON.parse(text).data.tr_name).toMatch(/^A+$/);
});

test("a huge reply does no harm when the asker hangs up in the middle", async () => {
  onPay({ reply: { kind: "huge" } }, 1);
  const response = await ask.raw.pay(trId);
  await response.body?.cancel();
  expect((await ask.check("r1")).status).toBe(1);
});

test("a reply drips byte by byte", async () => {
  onPay({ reply: { kind: "drip", everyMs: 0 } });
  const response = await ask.raw.pay(trId);
  const chunks: number[] = [];
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk.length);
  expect(chunks.reduce((sum, length) => sum + length, 0)).toBe(Number(response.headers.get("content-length")));
  expect(chunks.length).toBeGreaterThan(100);
});

test("a request waits before it is executed, then its reply waits, until each is released", async () => {
  onPay({ waitMs: "released", holdReplyMs: "released" });
  const paying = ask.pay(trId);
  await simulator.journal.waitFor((journal) => journal.requestsOf("pay-pasca").length === 1);
  expect(executed()).toBe(0);
  expect(simulator.control.release(trId)).toBe(1);
  await simulator.journal.waitFor((journal) => journal.executed.length === 1);
  while (simulator.control.release(trId) === 0) await Promise.resolve();
  expect((await paying).response_code).toBe("00");
});

test("a request and its reply wait for milliseconds", async () => {
  onPay({ waitMs: 2, holdReplyMs: 2 });
  expect((await ask.pay(trId)).response_code).toBe("00");
});

test("a request is executed late, upon release, long after its asker heard nothing", async () => {
  onPay({ execute: "later" });
  await payAndHangUp();
  expect((await ask.check("r1")).status).toBe(0);
  expect(simulator.control.release(trId + 1)).toBe(0);
  expect(simulator.control.release(trId)).toBe(1);
  expect(simulator.journal.executed).toMatchObject([{ trId, how: "late", requestSeq: 2 }]);
  expect(simulator.journal.requestsOf("pay-pasca")).toMatchObject([{ executed: true, responseCode: "00" }]);
});

test("a request is executed late by itself", async () => {
  onPay({ execute: "later", executeAfterMs: 1, reply: { kind: "code", responseCode: "103" } });
  expect((await ask.pay(trId)).response_code).toBe("103");
  await simulator.journal.waitFor((journal) => journal.executed.length === 1);
});

test("a late execution of a bill that was paid meanwhile takes no more money", async () => {
  const second = Number((await ask.inquire("210300016001", "r2")).tr_id);
  onPay({ execute: "later", reply: { kind: "reset" } }, 1);
  await expect(ask.raw.pay(trId)).rejects.toThrow();
  expect((await ask.pay(second)).response_code).toBe("00");
  simulator.control.release();
  expect(simulator.journal.executed.map((execution) => execution.trId)).toEqual([second]);
  expect(simulator.journal.requestsOf("pay-pasca", trId)[0]).toMatchObject({ responseCode: "01", duplicateOf: second });
});

test("a payment stays in process for ever, until it is settled", async () => {
  onPay({ execute: "pending" });
  expect((await ask.pay(trId)).response_code).toBe("39");
  for (let asked = 0; asked < 3; asked += 1) expect(await ask.check("r1")).toMatchObject({ status: 3 });
  expect(executed()).toBe(0);
  simulator.control.settle(trId, "success");
  expect(await ask.check("r1")).toMatchObject({ status: 1, response_code: "00" });
  expect(simulator.journal.executed).toMatchObject([{ how: "settled", requestSeq: null }]);
});

test("a payment fails at the biller with any code", async () => {
  onPay({ execute: "fails", payCode: "07" });
  expect((await ask.pay(trId)).response_code).toBe("07");
  expect(await ask.check("r1")).toMatchObject({ status: 2, response_code: "37" });
});

test("a check status lies in a sequence, then tells the truth", async () => {
  await ask.pay(trId);
  onCheck({ reply: { kind: "status", status: 0 } }, 1);
  onCheck({ reply: { kind: "status", status: 2 } }, 1);
  onCheck({ reply: { kind: "status", status: 2, responseCode: "00" } }, 1);
  expect(await ask.check("r1")).toMatchObject({ status: 0, response_code: "42" });
  expect(await ask.check("r1")).toMatchObject({ status: 2, response_code: "37", desc: "" });
  expect(await ask.check("r1")).toMatchObject({ status: 2, response_code: "00" });
  expect(await ask.check("r1")).toMatchObject({ status: 1, response_code: "00" });
});

test("a check status claims a success that never was", async () => {
  onCheck({ reply: { kind: "status", status: 1 } });
  expect(await ask.check("r1")).toMatchObject({ status: 1, noref: expect.stringMatching(/^iak/), price: 102_500 });
  expect(executed()).toBe(0);
});

test("two inquiries are answered with one tr_id", async () => {
  simulator.control.addFaults([{ command: "inq-pasca", fault: { reply: { kind: "same-tr-id" } } }]);
  expect(await ask.inquire("210300016002", "r2")).toMatchObject({ tr_id: trId, hp: "210300016002", ref_id: "r2" });
});

test("a JSON request is answered in XML, truly or with an error", async () => {
  onPay({ execute: "never", reply: { kind: "xml", responseCode: "92" } }, 1);
  onPay({ reply: { kind: "xml" } }, 1);
  const failed = await ask.raw.pay(trId);
  expect(failed.headers.get("content-type")).toBe("application/xml");
  expect(await failed.text()).toContain("<mp><response_code>92</response_code>");
  expect(await (await ask.raw.pay(trId)).text()).toContain("<response_code>00</response_code>");
});

test("a lost inquiry leaves its reference unused", async () => {
  simulator.control.addFaults([
    { command: "inq-pasca", times: 1, fault: { execute: "never", reply: { kind: "reset" } } },
  ]);
  await expect(ask.raw.inquire("210300016002", "r2")).rejects.toThrow();
  expect((await ask.inquire("210300016002", "r2")).response_code).toBe("00");
});

test("a fault meets only what its rule names: command, number, tr_id, reference, after so many", async () => {
  const fault: Fault = { reply: { kind: "http", status: 500 } };
  const other = Number((await ask.inquire("210300016002", "r2")).tr_id);
  simulator.control.addFaults([
    { command: "pay-pasca", hp: "210300016002", fault, times: 1 },
    { trId: String(trId), skip: 1, times: 1, fault },
    { refId: "r2", command: "checkstatus", fault },
  ]);
  expect((await ask.raw.pay(trId)).status).toBe(200);
  expect((await ask.raw.pay(other)).status).toBe(500);
  expect((await ask.raw.pay(other)).status).toBe(200);
  expect((await ask.raw.pay(trId)).status).toBe(500);
  expect((await ask.raw.check("r2")).status).toBe(500);
  simulator.control.clearFaults();
  expect((await ask.raw.check("r2")).status).toBe(200);
});

test("a rule that cannot be meant is thrown back", () => {
  const add = (fault: unknown) => () => simulator.control.addFaults([{ fault: fault as Fault }]);
  expect(add({ reply: { kind: "hnag" } })).toThrow("no such kind");
  expect(add({ execute: "sometimes" })).toThrow("no such way");
  expect(add({ execute: "never", reply: { kind: "truth" } })).toThrow("no truth");
  expect(add(undefined)).toThrow("needs a fault");
});
