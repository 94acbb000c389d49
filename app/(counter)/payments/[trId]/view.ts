import type { Payment } from "#lib/domain/payment.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Zone } from "#lib/domain/time.ts";

/** A payment and who looks at it. */
export type PaymentView = {
  readonly payment: Payment;
  readonly zone: Zone;
  readonly actor: Actor;
  /** Its own cashier or a supervisor: sees more than state, amount and cashier. */
  readonly whole: boolean;
  readonly supervisor: boolean;
};
