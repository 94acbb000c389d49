import { connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Simulator, startSimulator } from "./start.ts";
import { type Asker, askerOf } from "./testing/ask.ts";

let simulator: Simulator;
let ask: Asker;

beforeEach(async () => {
  simulator = await startSimulator({ control: true, now: () => Date.UTC(2026, 10, 22, 9, 0) });
  ask = askerOf(simulator.url);
});
afterEach(() => simulator.close());

test("the control address exists only where it was asked for", async () => {
  const without = await startSimulator();
  expect((await fetch(`${without.url}/__control/journal`)).status).toBe(404);
  await without.close();
  expect((await ask.control("GET", "journal")).status).toBe(200);
  expect((await ask.control("GET", "elsewhere")).status).toBe(404);
});

test("faults are set and cleared over HTTP, and a wrong one is refused with the reason", async () => {
  const rule = { command: "checkstatus", fault: { reply: { kind: "http", status: 503 } } };
  expect(await ask.control("POST", "faults", [rule])).toEqual({ status: 200, json: { rules: 1 } });
  expect((await ask.raw.check("091283746511")).status).toBe(503);
  await ask.control("DELETE", "faults");
  expect((await ask.raw.check("091283746511")).status).toBe(200);
  const refused = await ask.control("POST", "faults", [{ fault: { reply: { kind: "x" } } }]);
  expect(refused).toEqual({ status: 400, json: { error: "no such kind of reply: x" } });
});

test("the Date header tells the biller's time, or how wrong it is told to be", async () => {
  const told = async () => Date.parse((await ask.raw.check("091283746511")).headers.get("date") ?? "");
  const now = Date.UTC(2026, 10, 22, 9, 0);
  expect(await told()).toBe(now);
  await ask.control("POST", "faults", [{ times: 1, fault: { dateOffsetMs: -3_600_000 } }]);
  expect(await told()).toBe(now - 3_600_000);
  await ask.control("POST", "clock", { offsetMs: 60_000 });
  expect(await told()).toBe(now + 60_000);
});

test("the journal over HTTP holds every request without its signature, and what was executed", async () => {
  await ask.pay(219342904);
  const { json } = await ask.control("GET", "journal?command=pay-pasca&atLeast=1");
  expect(json).toMatchObject({
    balance: 49_899_500,
    held: 0,
    executed: [{ trId: 219342904, hp: "210300016001", period: "202104", price: 102_500, how: "request" }],
    requests: [{ command: "pay-pasca", trId: 219342904, refId: "091283746511", executed: true, price: 102_500 }],
  });
  expect(JSON.stringify(json)).not.toContain('sign":');
});

test("the journal answers once a request has arrived, so that nobody has to sleep", async () => {
  const waiting = ask.control("GET", "journal?command=pay-pasca&trId=219342904&atLeast=1");
  await ask.pay(219342904);
  expect((await waiting).json.requests).toHaveLength(1);
});

test("deposit, clock, products, held requests and outcomes are set over HTTP", async () => {
  await ask.control("POST", "deposit", { balance: 5 });
  expect((await ask.balance()).balance).toBe(5);
  await ask.control("POST", "clock", { offsetMs: 24 * 60 * 60 * 1000 });
  expect((await ask.check("091283746511")).datetime).toBe("20261123160000");
  await ask.control("POST", "products", { code: "BPJSTKPU", active: false });
  expect((await ask.inquire("210300016001", "r1")).response_code).toBe("106");
  await ask.control("POST", "faults", { command: "pay-pasca", fault: { execute: "later", reply: { kind: "reset" } } });
  await ask.control("POST", "deposit", { balance: 1_000_000 });
  await expect(ask.raw.pay(219342904)).rejects.toThrow();
  expect((await ask.control("GET", "journal")).json.held).toBe(1);
  expect((await ask.control("POST", "release", {})).json).toEqual({ released: 1 });
  expect((await ask.check("091283746511")).status).toBe(1);
  await ask.control("POST", "settle", { trId: 219342908, outcome: "failed" });
  expect((await ask.check("PROSES-0001")).status).toBe(2);
  for (const [path, body] of [
    ["deposit", { balance: "much" }],
    ["clock", {}],
    ["products", { code: "X" }],
    ["settle", { trId: 1, outcome: "success" }],
    ["settle", { trId: 219342907, outcome: "maybe" }],
    ["settle", { trId: 219342904, outcome: "failed" }],
    ["bills", {}],
  ] as const) {
    expect((await ask.control("POST", path, body)).status).toBe(400);
  }
});

test("a failed payment turns out paid after the bill was paid under another tr_id", async () => {
  simulator.control.addFaults([{ command: "pay-pasca", times: 1, fault: { execute: "fails" } }]);
  const first = Number((await ask.inquire("310000000001", "r1")).tr_id);
  const second = Number((await ask.inquire("310000000001", "r2")).tr_id);
  await ask.pay(first);
  await ask.pay(second);
  simulator.control.settle(first, "success");
  expect((await ask.check("r1")).status).toBe(1);
  expect(simulator.journal.executed.map((execution) => execution.trId)).toEqual([second, first]);
});

test("a bill is changed: what it owes moves money, what it shows does not", async () => {
  await ask.control("POST", "bills", {
    hp: "310000000001",
    name: "PT BARU",
    period: "201405,201407",
    programmes: { jht: 1000, jkk: 0, jkm: 0, jpk: 0, jpn: 0 },
    admin: 500,
    commission: 100,
    show: { nominal: { raw: "1e3" }, desc: { jht: "1000" } },
  });
  const response = await ask.raw.inquire("310000000001", "r1");
  const text = await response.text();
  expect(text).toContain('"nominal":1e3,');
  const inquiry = JSON.parse(text).data;
  expect(inquiry).toMatchObject({ tr_name: "PT BARU", period: "201405,201407", price: 1500, selling_price: 1400 });
  expect(inquiry.desc.jht).toBe("1000");
  expect(await ask.pay(inquiry.tr_id)).toMatchObject({ balance: 49_998_600 });
  expect((await ask.inquire("310000000001", "r2")).period).toBe("201408");
});

test("a bill is given a code for its inquiry or for its payment, and a later change replaces an earlier", async () => {
  await ask.control("POST", "bills", { hp: "310000000001", inquiryCode: "10" });
  expect((await ask.inquire("310000000001", "r1")).response_code).toBe("10");
  await ask.control("POST", "bills", { hp: "310000000001", payCode: "33" });
  const inquiry = await ask.inquire("310000000001", "r2");
  expect((await ask.pay(Number(inquiry.tr_id))).response_code).toBe("33");
});

test("idle connections are closed on demand, as a biller's proxy does", async () => {
  const socket = connect(simulator.port, "127.0.0.1");
  socket.write("GET /api/v1/download/1 HTTP/1.1\r\nHost: x\r\n\r\n");
  await new Promise((resolve) => socket.once("data", resolve));
  const closed = new Promise((resolve) => socket.once("close", resolve));
  await ask.control("DELETE", "connections");
  await closed;
});

test("requests that share a connection can be told from those that don't", async () => {
  const socket = connect(simulator.port, "127.0.0.1");
  const get = "GET /api/v1/download/1 HTTP/1.1\r\nHost: x\r\n\r\n";
  socket.write(get + get);
  await simulator.journal.waitFor((journal) => journal.requests.length === 2);
  socket.destroy();
  await ask.check("r1");
  const [first, second, third] = simulator.journal.requests.map((entry) => entry.connection);
  expect(first).toBe(second);
  expect(third).not.toBe(first);
});

test("closes at once, whatever hangs", async () => {
  simulator.control.addFaults([{ fault: { execute: "later", executeAfterMs: 60_000 } }]);
  const hanging = ask.raw.pay(219342904).catch(() => "closed");
  await simulator.journal.waitFor((journal) => journal.requests.length === 1);
  await simulator.close();
  expect(await hanging).toBe("closed");
});
