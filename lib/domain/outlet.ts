import type { Zone } from "./time.ts";

/** The shop's name on receipts, and the zone of screens and receipts. */
export type Outlet = {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  /** Printed under the totals. */
  readonly footer: string;
  readonly zone: Zone;
};
