import type { Actor } from "#lib/domain/roles.ts";
import type { Zone } from "#lib/domain/time.ts";
import type { VisiblePayment } from "#lib/domain/visible-payment.ts";

type Looker = { readonly zone: Zone; readonly actor: Actor; readonly supervisor: boolean };

/** A payment as its viewer may see it. */
export type PaymentView = VisiblePayment & Looker;
/** What its own cashier and supervisors see. */
export type WholeView = Extract<VisiblePayment, { whole: true }> & Looker;
