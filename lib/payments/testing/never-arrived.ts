import { expect } from "vitest";
import type { Payment } from "#lib/domain/payment.ts";
import type { Counter } from "./counter.ts";
import { passTime } from "./pass-time.ts";
import { MINUTE } from "./virtual-clock.ts";

/** The request is lost on its way, unnoticed. */
export const LOST = { execute: "never", reply: { kind: "reset" } } as const;

/** A payment that the biller has twice said it did not receive. */
export async function notReceived(
  counter: Counter,
  fault: Parameters<Counter["payMeeting"]>[0] = LOST,
): Promise<Payment> {
  const payment = await counter.payMeeting(fault);
  await passTime(counter, 5 * MINUTE);
  expect(await counter.payment(payment.trId)).toMatchObject({ state: "not_received" });
  return payment;
}

/** A payment of which no byte was sent. */
export async function notSent(counter: Counter): Promise<Payment> {
  const inquiry = await counter.quote();
  counter.process.wire.line = "down";
  const payment = await counter.pay(inquiry);
  counter.process.wire.line = "good";
  return payment;
}
