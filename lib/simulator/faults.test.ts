import { expect } from "vitest";
import type { Fault } from "./faults.ts";
import { test } from "./testing/inquired.ts";

test.for([
  ["normally", 1],
  ["never", 0],
] as const)(
  "a connection is reset after the request was executed %s",
  async ([execute, times], { ask, trId, onPay, executed }) => {
    onPay({ execute, reply: { kind: "reset" } });
    await expect(ask.raw.pay(trId)).rejects.toThrow();
    expect(executed()).toBe(times);
  },
);

test("a payment fails at the biller with any code", async ({ ask, trId, onPay }) => {
  onPay({ execute: "fails", payCode: "07" });
  expect((await ask.pay(trId)).response_code).toBe("07");
  expect(await ask.check("r1")).toMatchObject({ status: 2, response_code: "37" });
});

test("a lost inquiry leaves its reference unused", async ({ simulator, ask }) => {
  simulator.control.addFaults([
    { command: "inq-pasca", times: 1, fault: { execute: "never", reply: { kind: "reset" } } },
  ]);
  await expect(ask.raw.inquire("210300016002", "r2")).rejects.toThrow();
  expect((await ask.inquire("210300016002", "r2")).response_code).toBe("00");
});

test("a fault meets only what its rule names: command, number, tr_id, reference, after so many", async ({
  simulator,
  ask,
  trId,
}) => {
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

test("a rule that cannot be meant is thrown back", ({ simulator }) => {
  const add = (fault: unknown) => () => simulator.control.addFaults([{ fault: fault as Fault }]);
  expect(add({ reply: { kind: "hnag" } })).toThrow("no such kind");
  expect(add({ execute: "sometimes" })).toThrow("no such way");
  expect(add({ execute: "never", reply: { kind: "truth" } })).toThrow("no truth");
  expect(add(undefined)).toThrow("needs a fault");
});
