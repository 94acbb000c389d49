import type { Actor } from "#lib/domain/roles.ts";
import type { SeenPayment } from "#lib/domain/seen-payment.ts";
import type { Zone } from "#lib/domain/time.ts";

type Looker = { readonly zone: Zone; readonly actor: Actor; readonly supervisor: boolean };

/** A payment as whoever looks at it may see it. */
export type PaymentView = SeenPayment & Looker;
/** What its own cashier and supervisors see. */
export type WholeView = Extract<SeenPayment, { whole: true }> & Looker;
