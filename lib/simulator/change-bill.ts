import type { Bill } from "./bills.ts";
import type { Fields } from "./wire.ts";

/**
 * What a control call sets for one number, from its next inquiry on. Amounts are the truth in whole rupiah; `show` is merged into every
 * reply about the bill (`desc` member by member) and moves no money.
 */
export type BillChange = {
  hp: string;
  /** The product; BPJSTKPU by default. */
  code?: string;
  name?: string;
  period?: string;
  /** Amounts of `desc`, such as `jht`. */
  programmes?: Record<string, number>;
  /** Follows the changed programmes by default; set it to make a bill that does not add up. */
  nominal?: number;
  admin?: number;
  commission?: number;
  desc?: Fields;
  show?: Fields;
  /** As in the sandbox table: the code that refuses the inquiry, and the code with which paying ends. */
  inquiryCode?: string;
  payCode?: string;
};

/** A changed bill; prices follow from nominal, admin and commission. */
export function changeBill(bill: Bill, change: BillChange): Bill {
  const desc: Fields = { ...bill.desc, ...change.programmes, ...change.desc };
  const nominal = change.nominal ?? bill.nominal + addedBy(change.programmes ?? {}, bill.desc);
  const admin = change.admin ?? bill.admin;
  const price = nominal + admin;
  return {
    name: change.name ?? bill.name,
    period: change.period ?? bill.period,
    nominal,
    admin,
    price,
    sellingPrice: price - (change.commission ?? bill.price - bill.sellingPrice),
    desc,
    ...(bill.paidDesc && { paidDesc: { ...bill.paidDesc, ...change.desc } }),
    ...(bill.key !== undefined && { key: bill.key }),
    show: change.show,
  };
}

function addedBy(programmes: Record<string, number>, desc: Fields): number {
  return Object.entries(programmes).reduce((sum, [name, amount]) => sum + amount - Number(desc[name] ?? 0), 0);
}
