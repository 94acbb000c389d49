import { afterEach, beforeEach, expect, test } from "vitest";
import { type Simulator, startSimulator } from "./start.ts";
import { type Asker, askerOf } from "./testing/ask.ts";

const HOUR = 60 * 60 * 1000;
/** 23.59.59 WIB. */
const LATE = Date.UTC(2026, 10, 22, 16, 59, 59);
let now: number;
let simulator: Simulator;
let ask: Asker;

beforeEach(async () => {
  now = LATE - 4 * HOUR;
  simulator = await startSimulator({ balance: 1_000_000_000, now: () => now, firstTrId: 500 });
  ask = askerOf(simulator.url);
});
afterEach(() => simulator.close());

async function quoted(hp: string, refId = "r1"): Promise<number> {
  return Number((await ask.inquire(hp, refId)).tr_id);
}

test.each(["210300016001", "210300016002", "210300016066"])("sandbox number %s is paid", async (hp) => {
  const inquiry = await ask.inquire(hp, "r1");
  const paid = await ask.pay(Number(inquiry.tr_id));
  expect(paid).toMatchObject({ response_code: "00", hp, price: inquiry.price, period: "202104" });
  expect(await ask.check("r1")).toMatchObject({ status: 1, response_code: "00", hp, noref: paid.noref });
  expect(simulator.journal.executed).toHaveLength(1);
});

test.each([
  ["210300016003", "103"],
  ["210300016004", "01"],
  ["210300016005", "14"],
])("the inquiry of sandbox number %s is refused with %s and makes nothing to pay", async (hp, code) => {
  const refused = await ask.inquire(hp, "r1");
  expect(refused).toMatchObject({ response_code: code, desc: "" });
  expect(refused.tr_id).toBeUndefined();
  expect((await ask.check("r1")).status).toBeUndefined();
});

test.each([
  ["210300016006", "37", 2, "37"],
  ["210300016007", "39", 3, "39"],
  ["210300016008", "105", 2, "37"],
])("paying sandbox number %s ends with %s, then status %i, and takes no money", async (hp, code, status, checked) => {
  const trId = await quoted(hp);
  expect((await ask.pay(trId)).response_code).toBe(code);
  expect((await ask.pay(trId)).response_code).toBe(code);
  expect(await ask.check("r1")).toMatchObject({ status, response_code: checked, tr_id: trId });
  expect(simulator.journal.executed).toEqual([]);
  expect(simulator.journal.balance).toBe(1_000_000_000);
});

test("a payment takes the selling price from the deposit, once", async () => {
  const trId = await quoted("210300016001");
  expect(await ask.pay(trId)).toMatchObject({ response_code: "00", balance: 999_899_500 });
  expect((await ask.pay(trId)).response_code).toBe("01");
  expect((await ask.balance()).balance).toBe(999_899_500);
  expect(simulator.journal.executed).toEqual([
    expect.objectContaining({ trId, refId: "r1", period: "202104", sellingPrice: 100_500, balanceAfter: 999_899_500 }),
  ]);
  const [first, second] = simulator.journal.requestsOf("pay-pasca", trId);
  expect(first).toMatchObject({ executed: true, duplicateOf: null, responseCode: "00", hp: "210300016001" });
  expect(second).toMatchObject({ executed: false, duplicateOf: trId, responseCode: "01" });
});

test("one bill quoted twice is paid once: the second is told so and has failed", async () => {
  const first = await quoted("310000000001", "r1");
  const second = await quoted("310000000001", "r2");
  expect(second).not.toBe(first);
  expect((await ask.pay(first)).response_code).toBe("00");
  expect((await ask.pay(second)).response_code).toBe("01");
  expect((await ask.check("r2")).status).toBe(2);
  expect(simulator.journal.executed).toHaveLength(1);
  expect(simulator.journal.requestsOf("pay-pasca", second)[0]?.duplicateOf).toBe(first);
});

test("the next inquiry of a paid number is for the following month", async () => {
  for (const [index, period] of ["202104", "202105", "202106"].entries()) {
    const inquiry = await ask.inquire("210300016001", `m${index}`);
    expect(inquiry).toMatchObject({ period, nominal: 100_000 });
    await ask.pay(Number(inquiry.tr_id));
  }
  const other = await ask.inquire("310000000001", "o1");
  expect(other.period).toBe("202610");
  await ask.pay(Number(other.tr_id));
  expect((await ask.inquire("310000000001", "o2")).period).toBe("202611");
});

test("an inquiry is payable until midnight WIB and not a second longer", async () => {
  now = LATE;
  const first = await quoted("310000000001", "r1");
  const second = await quoted("310000000002", "r2");
  expect((await ask.pay(first)).response_code).toBe("00");
  now = LATE + 2000;
  expect((await ask.pay(second)).response_code).toBe("04");
  expect((await ask.check("r2")).status).toBe(0);
});

test("a deposit that is too small refuses the payment, which can be made after a top-up", async () => {
  const trId = await quoted("210300016001");
  simulator.control.setBalance(100_499);
  expect((await ask.pay(trId)).response_code).toBe("17");
  expect((await ask.check("r1")).status).toBe(0);
  simulator.control.setBalance(100_500);
  expect(await ask.pay(trId)).toMatchObject({ response_code: "00", balance: 0 });
});

test("an unknown inquiry cannot be paid, and an unknown reference has no status", async () => {
  expect((await ask.pay(12345)).response_code).toBe("06");
  expect((await ask.pay("x")).response_code).toBe("06");
  const unknown = await ask.check("nothing");
  expect(unknown.response_code).toBe("06");
  expect(unknown).not.toHaveProperty("status");
});

test("the documented inquiry of another program is dated today on any day, until it is paid", async () => {
  expect(await ask.check("091283746511")).toMatchObject({ tr_id: 219342904, status: 0, datetime: "20261122195959" });
  now += 72 * HOUR;
  expect(await ask.check("091283746511")).toMatchObject({ status: 0, datetime: "20261125195959", price: 102_500 });
  expect((await ask.pay(219342904)).response_code).toBe("00");
  now += 24 * HOUR;
  expect(await ask.check("091283746511")).toMatchObject({ status: 1, datetime: "20261125195959" });
});

test("other programs' inquiries stand in every other status, of another product and too old to pay", async () => {
  expect(await ask.check("kesehatan0001")).toMatchObject({ tr_id: 219342905, code: "BPJS", status: 0 });
  expect(await ask.check("LUNAS-0001")).toMatchObject({ tr_id: 219342906, status: 1 });
  expect(await ask.check("GAGAL-0001")).toMatchObject({ tr_id: 219342907, status: 2, desc: "" });
  expect(await ask.check("PROSES-0001")).toMatchObject({ tr_id: 219342908, status: 3 });
  expect(await ask.check("KEMARIN-0001")).toMatchObject({ tr_id: 219342909, status: 0 });
  expect((await ask.pay(219342909)).response_code).toBe("04");
  expect(simulator.journal.executed).toEqual([]);
});

test.each([
  ["BPJS", "8801234560014", "14", null],
  ["BPJS", "8801234560003", "103", null],
  ["BPJSTK", "8102051011270103", "103", null],
  ["PLNPOSTPAID", "530000000001", "00", "00"],
  ["PLNPOSTPAID", "530000001037", "00", "37"],
  ["PLNPOSTPAID", "530000000008", "00", "105"],
  ["PLNNONTAG", "3225030005906", "00", "37"],
  ["PLNNONH", "3225030005906", "00", "37"],
  ["PLNNONH", "3225030000000", "00", "00"],
  ["PDAMKOTA.SURABAYA", "10200001", "01", null],
  ["TELKOMPSTN", "6391601039", "00", "39"],
])("knows both generations of the sandbox: %s of %s is %s, then %s", async (code, hp, inquired, paid) => {
  const inquiry = await ask.inquire(hp, `g${code.length}${hp}`, code);
  expect(inquiry.response_code).toBe(inquired);
  if (paid !== null) expect((await ask.pay(inquiry.tr_id ?? 0)).response_code).toBe(paid);
});

test("answers BPJS Kesehatan too, with its own details, and never without a number of months", async () => {
  expect((await ask.inquire("8888801234567891", "k0", "BPJS")).response_code).toBe("107");
  expect((await ask.inquire("8102051011270002", "k1", "BPJSTK")).response_code).toBe("107");
  const inquiry = await ask.inquire("8888801234567891", "k2", "BPJS", { month: "2" });
  expect(inquiry).toMatchObject({ code: "BPJS", period: "02" });
  expect(inquiry.desc).toHaveProperty("jumlah_peserta");
});
