import type { Zone } from "./time.ts";

/** The shop as its receipts name it, and the zone its screens and receipts show. */
export type Outlet = {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  /** Printed under the totals. */
  readonly footer: string;
  readonly zone: Zone;
};
