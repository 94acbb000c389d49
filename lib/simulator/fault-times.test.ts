import { expect } from "vitest";
import { test } from "./testing/inquired.ts";

test("a lost request is on record as asked and never executed", async ({
  simulator,
  ask,
  trId,
  onPay,
  executed,
  payAndHangUp,
}) => {
  onPay({ execute: "never" });
  await payAndHangUp();
  expect(executed()).toBe(0);
  expect(simulator.journal.requestsOf("pay-pasca", trId)).toMatchObject([{ executed: false, responseCode: null }]);
  expect((await ask.check("r1")).status).toBe(0);
});

test("a payment whose reply hangs has taken the money", async ({
  ask,
  onPay,
  executed,
  payAndHangUp,
  trId: _inquired,
}) => {
  onPay({ reply: { kind: "hang" } });
  await payAndHangUp();
  expect(executed()).toBe(1);
  expect((await ask.check("r1")).status).toBe(1);
});

test("a reply drips byte by byte", async ({ ask, trId, onPay }) => {
  onPay({ reply: { kind: "drip", everyMs: 0 } });
  const response = await ask.raw.pay(trId);
  const chunks: number[] = [];
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk.length);
  expect(chunks.reduce((sum, length) => sum + length, 0)).toBe(Number(response.headers.get("content-length")));
  expect(chunks.length).toBeGreaterThan(100);
});

test("a request waits before it is executed, then its reply waits, until each is released", async ({
  simulator,
  ask,
  trId,
  onPay,
  executed,
}) => {
  onPay({ waitMs: "released", holdReplyMs: "released" });
  const paying = ask.pay(trId);
  await simulator.journal.waitFor((journal) => journal.requestsOf("pay-pasca").length === 1);
  expect(executed()).toBe(0);
  expect(simulator.control.release(trId)).toBe(1);
  await simulator.journal.waitFor((journal) => journal.executed.length === 1);
  while (simulator.control.release(trId) === 0) await Promise.resolve();
  expect((await paying).response_code).toBe("00");
});

test("a request and its reply wait for milliseconds", async ({ ask, trId, onPay }) => {
  onPay({ waitMs: 2, holdReplyMs: 2 });
  expect((await ask.pay(trId)).response_code).toBe("00");
});

test("a request is executed late, upon release, long after its asker heard nothing", async ({
  simulator,
  ask,
  trId,
  onPay,
  payAndHangUp,
}) => {
  onPay({ execute: "later" });
  await payAndHangUp();
  expect((await ask.check("r1")).status).toBe(0);
  expect(simulator.control.release(trId + 1)).toBe(0);
  expect(simulator.control.release(trId)).toBe(1);
  expect(simulator.journal.executed).toMatchObject([{ trId, how: "late", requestSeq: 2 }]);
  expect(simulator.journal.requestsOf("pay-pasca")).toMatchObject([{ executed: true, responseCode: "00" }]);
});

test("a request is executed late by itself", async ({ simulator, ask, trId, onPay }) => {
  onPay({ execute: "later", executeAfterMs: 1, reply: { kind: "code", responseCode: "103" } });
  expect((await ask.pay(trId)).response_code).toBe("103");
  await simulator.journal.waitFor((journal) => journal.executed.length === 1);
});

test("a late execution of a bill that was paid meanwhile takes no more money", async ({
  simulator,
  ask,
  trId,
  onPay,
}) => {
  const second = Number((await ask.inquire("210300016001", "r2")).tr_id);
  onPay({ execute: "later", reply: { kind: "reset" } }, 1);
  await expect(ask.raw.pay(trId)).rejects.toThrow();
  expect((await ask.pay(second)).response_code).toBe("00");
  simulator.control.release();
  expect(simulator.journal.executed.map((execution) => execution.trId)).toEqual([second]);
  expect(simulator.journal.requestsOf("pay-pasca", trId)[0]).toMatchObject({ responseCode: "01", duplicateOf: second });
});

test("a payment stays in process for ever, until it is settled", async ({ simulator, ask, trId, onPay, executed }) => {
  onPay({ execute: "pending" });
  expect((await ask.pay(trId)).response_code).toBe("39");
  for (let asked = 0; asked < 3; asked += 1) expect(await ask.check("r1")).toMatchObject({ status: 3 });
  expect(executed()).toBe(0);
  simulator.control.settle(trId, "success");
  expect(await ask.check("r1")).toMatchObject({ status: 1, response_code: "00" });
  expect(simulator.journal.executed).toMatchObject([{ how: "settled", requestSeq: null }]);
});
