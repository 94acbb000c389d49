import { readFileSync } from "node:fs";
import { XMLParser } from "fast-xml-parser";
import { afterEach, beforeEach, expect, test } from "vitest";
import { signature } from "./answer.ts";
import { type Simulator, startSimulator } from "./start.ts";
import { type Asker, askerOf, signed } from "./testing/ask.ts";

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), "utf8");
const json = (name: string) => JSON.parse(fixture(name));
const xml = (text: string) => new XMLParser({ parseTagValue: false, ignoreDeclaration: true }).parse(text);

const INQUIRED = Date.UTC(2022, 4, 19, 9, 36, 47);
const PAID = Date.UTC(2022, 4, 19, 9, 36, 51);
let now = INQUIRED;
let simulator: Simulator;
let ask: Asker;

beforeEach(async () => {
  now = INQUIRED;
  simulator = await startSimulator({ balance: 998_459_500, now: () => now });
  ask = askerOf(simulator.url);
});
afterEach(() => simulator.close());

/** The simulator makes its own noref in the documented form. */
function withNoref(documented: { data: Record<string, unknown> }, answered: Record<string, unknown>) {
  expect(answered.noref).toMatch(/^iak[0-9a-f]{13}$/);
  return { ...documented, data: { ...documented.data, noref: answered.noref } };
}

test("signs as the documented signatures are", () => {
  const documented = json("signatures.json");
  const sign = (suffix: string) => signature(documented.username, documented.api_key, suffix);
  expect(sign("091283746511")).toBe(documented.inquiry_091283746511);
  expect(sign("219342904")).toBe(documented.payment_219342904);
  expect(sign("cs")).toBe(documented.checkstatus);
  expect(sign("pl")).toBe(documented.pricelist);
  expect(sign("bl")).toBe(documented.balance);
});

test("answers an inquiry field by field as documented, in that order", async () => {
  const response = await ask.raw.inquire("210300016001", "ref1");
  const text = await response.text();
  const documented = json("inquiry-response.json");
  const trId = JSON.parse(text).data.tr_id;
  expect(text).toBe(JSON.stringify({ ...documented, data: { ...documented.data, tr_id: trId, ref_id: "ref1" } }));
  expect(response.headers.get("content-type")).toBe("application/json");
});

test("answers the documented payment request, letter for letter, as documented", async () => {
  now = PAID;
  const response = await ask.post("/api/v1/bill/check", fixture("payment-request.json"));
  const text = await response.text();
  expect(text).toBe(JSON.stringify(withNoref(json("payment-response.json"), JSON.parse(text).data)));
});

test("answers the documented check status request as documented in each of the four statuses", async () => {
  const check = async () => (await ask.post("/api/v1/bill/check", fixture("checkstatus-request.json"))).text();
  expect(await check()).toBe(JSON.stringify(json("checkstatus-not-received-response.json")));
  now = PAID;
  simulator.control.addFaults([{ command: "pay-pasca", times: 1, fault: { execute: "pending" } }]);
  await ask.pay(219342904);
  expect(await check()).toBe(JSON.stringify(json("checkstatus-pending-response.json")));
  simulator.control.settle(219342904, "failed");
  expect(await check()).toBe(JSON.stringify(json("checkstatus-failed-response.json")));
  simulator.control.settle(219342904, "success");
  const paid = await check();
  expect(paid).toBe(JSON.stringify(withNoref(json("checkstatus-success-response.json"), JSON.parse(paid).data)));
});

test("answers XML requests in XML with the same fields under <mp>", async () => {
  now = PAID;
  const inquiry = await ask.xml(
    "/api/v1/bill/check",
    { commands: "inq-pasca", code: "BPJSTKPU", hp: "210300016001", ref_id: "ref1" },
    "ref1",
  );
  const documented = xml(fixture("inquiry-response.xml")).mp;
  expect(inquiry).toEqual({ ...documented, tr_id: inquiry.tr_id, ref_id: "ref1" });
  const paid = xml(await (await ask.post("/api/v1/bill/check", fixture("payment-request.xml"))).text()).mp;
  expect(paid).toEqual({ ...xml(fixture("payment-response.xml")).mp, noref: paid.noref });
  const checked = await ask.xml("/api/v1/bill/check", { commands: "checkstatus", ref_id: "091283746511" }, "cs");
  expect(checked).toEqual({ ...xml(fixture("checkstatus-success-response.xml")).mp, noref: paid.noref });
});

test("lists the prices as documented, nested in XML as only the price list is", async () => {
  const path = "/api/v1/bill/check/bpjs";
  const asXml = await ask.xml(path, { commands: "pricelist-pasca", status: "all" }, "pl");
  const { pasca } = xml(fixture("pricelist-response.xml")).mp.data;
  expect((asXml as { data: { pasca: unknown[] } }).data.pasca).toEqual(expect.arrayContaining(pasca as unknown[]));
  const list = async (status: string, type = "bpjs") => {
    const body = JSON.stringify(signed({ commands: "pricelist-pasca", status }, "pl"));
    return (await (await ask.post(`/api/v1/bill/check/${type}`, body)).json()).data;
  };
  expect((await list("all")).pasca).toContainEqual({
    code: "BPJSTKPU",
    name: "BPJS Ketenagakerjaan PU",
    status: 1,
    fee: 2500,
    komisi: 2000,
    type: "bpjs",
    category: "postpaid",
  });
  simulator.control.setService("BPJS", false);
  expect((await list("active")).pasca.map((row: { code: string }) => row.code)).toEqual(["BPJSTKPU", "BPJSTK"]);
  expect((await list("non active")).pasca).toMatchObject([{ code: "BPJS", status: 4 }]);
  expect((await list("all", "pln")).pasca.map((row: { code: string }) => row.code)).not.toContain("PLNNONH");
  expect((await list("some")).response_code).toBe("107");
  expect((await list("all", "pdam")).pasca[0]).toMatchObject({ code: "PDAMKOTA.SURABAYA", province: "Jawa Timur" });
  expect((await list("all", "nothing")).response_code).toBe("117");
});

test("tells the balance with rc and without meta, and refuses by rc", async () => {
  const post = async (body: string) => (await ask.post("/api/check-balance", body)).json();
  const documented = json("balance-response.json");
  expect(await post(JSON.stringify(signed({}, "bl")))).toEqual({ data: { ...documented.data, balance: 998_459_500 } });
  expect((await post(JSON.stringify(signed({}, "cs")))).data.rc).toBe("204");
  expect((await post(JSON.stringify(signed({ commands: "balance" }, "bl")))).data.rc).toBe("205");
  expect((await post("nonsense")).data.rc).toBe("205");
  expect(await ask.xml("/api/check-balance", {}, "bl")).toEqual({ balance: "998459500", message: "SUCCESS", rc: "00" });
});

test("hands out a PDF only for what has been paid", async () => {
  const get = (trId: number) => fetch(`${simulator.url}/api/v1/download/${trId}`);
  const unpaid = await (await get(219342904)).text();
  expect(xml(unpaid).mp).toMatchObject({ response_code: "02" });
  expect(xml(await (await get(1)).text()).mp).toMatchObject({ response_code: "06" });
  await ask.pay(219342904);
  const paid = await get(219342904);
  expect((await fetch(`${simulator.url}/api/v1/download/219342904/1`)).status).toBe(200);
  expect(paid.headers.get("content-type")).toBe("application/pdf");
  const pdf = await paid.text();
  expect(pdf).toMatch(/^%PDF-1\.4\n/);
  const start = Number(/startxref\n(\d+)/.exec(pdf)?.[1]);
  expect(pdf.slice(start, start + 4)).toBe("xref");
});

test("refuses what is signed wrongly, by another, unknown or unreadable, and does nothing", async () => {
  const code = async (body: string, path = "/api/v1/bill/check") => {
    const data = (await (await ask.post(path, body)).json()).data;
    return data.response_code;
  };
  const payment = signed({ commands: "pay-pasca", tr_id: "219342904" }, "219342904");
  expect(await code(JSON.stringify({ ...payment, sign: payment.sign?.toUpperCase() }))).toBe("100");
  expect(await code(JSON.stringify(signed({ commands: "pay-pasca", tr_id: "219342904" }, "cs")))).toBe("100");
  expect(await code(JSON.stringify({ ...payment, username: "someone" }))).toBe("100");
  expect(await code(JSON.stringify({ ...payment, commands: "pay-prepaid" }))).toBe("101");
  expect(await code(JSON.stringify({ ...payment, commands: "download" }))).toBe("101");
  expect(await code(JSON.stringify({ ...payment, commands: "constructor" }))).toBe("101");
  expect(await code(JSON.stringify(payment), "/api/v1/bill/check/bpjs")).toBe("101");
  for (const body of ["", "not json", "[]", "null"]) expect(await code(body)).toBe("107");
  for (const body of ["<mp><commands>", "<mp><__proto__>x</__proto__></mp>", "<other/>"]) {
    const answered = await (await ask.post("/api/v1/bill/check", body)).text();
    expect(xml(answered).mp.response_code).toBe("107");
  }
  expect((await ask.post("/elsewhere", "{}")).status).toBe(404);
  expect(simulator.journal.executed).toEqual([]);
});

test("refuses an inquiry by product, reference and number", async () => {
  const code = async (hp: string, refId: string, product?: string) =>
    (await ask.inquire(hp, refId, product)).response_code;
  expect(await code("210300016001", "a1", "PLNPASCA")).toBe("20");
  for (const refId of ["a-1", "a.1", "a 1", ""]) expect(await code("210300016001", refId)).toBe("03");
  expect(await code("210300016001", "a1")).toBe("00");
  expect(await code("210300016001", "a1")).toBe("11");
  expect(await code("210300016001", "091283746511")).toBe("11");
  for (const [index, hp] of ["21030001600", "2103000160011", "21030001600x", ""].entries()) {
    expect(await code(hp, `b${index}`)).toBe("14");
  }
  simulator.control.setService("BPJSTKPU", false);
  expect(await code("210300016001", "a2")).toBe("106");
});
