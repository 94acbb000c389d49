import { type Answer, isAnswer, toAnswer } from "../answer.ts";
import { hideSecrets } from "../hide-secrets.ts";

/** A signature that must not appear anywhere. */
export const SIGNATURE = "74c28997a7e3de504535840668632d9a";
const secrets = hideSecrets(["testkey", SIGNATURE]);

/** A complete reply of the biller as its readers get it. */
export function answerOf(body: string | Uint8Array, status = 200): Answer {
  const answer = toAnswer({ kind: "reply", status, body: Buffer.from(body as Uint8Array) }, secrets);
  if (!isAnswer(answer)) throw new Error("a whole reply must be an answer");
  return answer;
}

const PAID_AT = Date.UTC(2022, 4, 19, 9, 36, 51);
/** What the documented inquiry says. */
export const INQUIRED = {
  trId: "219342904",
  refId: "091283746511",
  product: "BPJSTKPU",
  hp: "210300016001",
  company: "PT LIMABELAS",
  period: "202104",
  nominal: 100_000,
  admin: 2_500,
  price: 102_500,
  sellingPrice: 100_500,
};
/** What the documented payment says. */
export const PAID = { ...INQUIRED, balance: 998_359_000, noref: "iak62860fafe04c3", paidAt: PAID_AT };
