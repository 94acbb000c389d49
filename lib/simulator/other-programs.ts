import { simulated as kesehatan } from "#lib/domain/products/bpjskesehatan/simulated.ts";
import { documentedBill, generatedBill } from "#lib/domain/products/bpjstkpu/simulated.ts";
import { billOf } from "./bills.ts";
import type { Inquiry } from "./ledger.ts";
import { lastMonth } from "./period.ts";

/**
 * Inquiries that some other program made with the same IAK account, so that finding a bill by another's `tr_id` and
 * `ref_id` can be tried. None of their payments is in the executed list, which holds what was paid through this server.
 *
 * | tr_id     | ref_id          | product  | hp               | state                                              |
 * |-----------|-----------------|----------|------------------|----------------------------------------------------|
 * | 219342904 | `091283746511`  | BPJSTKPU | 210300016001     | unpaid, payable every day: the documented inquiry  |
 * | 219342905 | `kesehatan0001` | BPJS     | 8888801234567890 | unpaid, payable every day: another product         |
 * | 219342906 | `LUNAS-0001`    | BPJSTKPU | 210300020006     | paid (status 1)                                    |
 * | 219342907 | `GAGAL-0001`    | BPJSTKPU | 210300020007     | failed (status 2)                                  |
 * | 219342908 | `PROSES-0001`   | BPJSTKPU | 210300020008     | in process (status 3)                              |
 * | 219342909 | `KEMARIN-0001`  | BPJSTKPU | 210300020009     | unpaid, made the day before the first start: too old to pay |
 */
export function inquiriesOfOtherPrograms(now: number): Inquiry[] {
  const month = lastMonth(now);
  const unpaid = {
    quotedAt: now,
    status: 0,
    failedWith: null,
    settledAt: null,
    noref: "",
    balanceAfter: null,
  } as const;
  const ketenagakerjaan = (trId: number, refId: string, hp: string): Inquiry => ({
    ...unpaid,
    trId,
    refId,
    hp,
    code: "BPJSTKPU",
    bill: generatedBill(hp, month),
  });
  return [
    { ...ketenagakerjaan(219342904, "091283746511", "210300016001"), bill: documentedBill(), datedToday: true },
    ...kesehatan.map((product) => ({
      ...unpaid,
      trId: 219342905,
      refId: "kesehatan0001",
      code: product.code,
      hp: "8888801234567890",
      bill: billOf(product, "8888801234567890", { month: "1" }, 1, now),
      datedToday: true,
    })),
    {
      ...ketenagakerjaan(219342906, "LUNAS-0001", "210300020006"),
      status: 1,
      settledAt: now,
      noref: "iak62860fafe04c3",
    },
    { ...ketenagakerjaan(219342907, "GAGAL-0001", "210300020007"), status: 2, failedWith: "37", settledAt: now },
    { ...ketenagakerjaan(219342908, "PROSES-0001", "210300020008"), status: 3 },
    { ...ketenagakerjaan(219342909, "KEMARIN-0001", "210300020009"), quotedAt: now - 24 * 60 * 60 * 1000 },
  ];
}
