import type { TrId } from "./identifiers.ts";
import type { TransferKind } from "./journal.ts";
import type { Millis } from "./time.ts";

/** One act that changed a day's books: its lines in the journal belong together. */
export type DayChange = {
  readonly kind: TransferKind;
  readonly at: Millis;
  readonly byName: string;
  /** Above zero, in rupiah: of an outcome what the customer had handed over. */
  readonly amount: number;
  readonly trId: TrId | null;
  readonly company: string | null;
};
