import { DENOMINATIONS } from "#lib/domain/cash-count.ts";
import { closingTransfers, openingTransfers, type Transfer } from "#lib/domain/journal.ts";
import type { Payment } from "#lib/domain/payment.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Closing } from "#lib/domain/shift.ts";
import { type CashMove, type LineSum, totalsOf } from "#lib/domain/totals.ts";
import type { Draw } from "./random.ts";

/** A journal line that moves a shift's money, with its context. */
type ShiftLine = { readonly at: number; readonly line: Transfer; readonly note: string | null };
export type OpenShift = {
  readonly id: number;
  readonly cashier: Actor;
  readonly openedAt: number;
  readonly openingCash: number;
};
export type ClosedShift = OpenShift & { readonly closing: Closing };

type Drawer = OpenShift & { cash: number; readonly sums: LineSum[] };

/** Cash left in a drawer overnight, in rupiah. */
const FLOAT = 500_000;
const BANKED = "Setor ke bank";
const MISCOUNTED = "Salah hitung kembalian";
const BEFORE = 10 * 60_000;

/** The drawers of a seeded shop: opened before a day's first payment, emptied and counted after its last. */
export class Drawers {
  readonly #draw: Draw;
  readonly #open = new Map<string, Drawer>();
  readonly #counted = new Map<string, number>();
  #shifts = 0;

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  /** The cashier's shift of the day, and its opening lines if this call opened it. */
  shiftOf(cashier: Actor, at: number): { shift: OpenShift; lines: ShiftLine[] } {
    const standing = this.#open.get(cashier.id);
    if (standing) return { shift: standing, lines: [] };
    const last = this.#counted.get(cashier.id) ?? null;
    this.#shifts += 1;
    const openedAt = at - BEFORE;
    const shift = { id: this.#shifts, cashier, openedAt, openingCash: last ?? FLOAT, cash: last ?? FLOAT, sums: [] };
    this.#open.set(cashier.id, shift);
    const lines = openingTransfers(shift.openingCash, last).map((line) => ({ at: openedAt, line, note: null }));
    return { shift, lines };
  }

  /** Books a payment's line in its cashier's open shift. */
  book(line: Transfer, payment: Pick<Payment, "cashierId" | "method" | "nominal" | "admin">): void {
    const drawer = this.#open.get(payment.cashierId);
    if (!drawer) throw new Error("no shift is open");
    const { method, nominal, admin } = payment;
    drawer.sums.push({ ...line, method, place: "slip", count: 1, nominal, admin });
    drawer.cash += line.debit === "drawer" ? line.amount : line.credit === "drawer" ? -line.amount : 0;
  }

  /** Closes every open shift: the day's cash goes to the bank, the rest is counted; sometimes a little is missing. */
  close(at: number): { shift: ClosedShift; lines: ShiftLine[] }[] {
    const closed = [...this.#open.values()].map((drawer) => this.#close(drawer, at));
    this.#open.clear();
    return closed;
  }

  /** Shifts that are open when the history ends. */
  stillOpen(): readonly OpenShift[] {
    return [...this.#open.values()];
  }

  #close({ id, cashier, openedAt, openingCash, cash, sums }: Drawer, at: number) {
    const banked = Math.max(0, cash - FLOAT);
    const moves: CashMove[] = [];
    const lines: ShiftLine[] = [];
    if (banked > 0) {
      const line: Transfer = { kind: "cash_out", debit: "owner", credit: "drawer", amount: banked };
      moves.push({ amount: -banked, reason: BANKED, byName: cashier.name, at });
      lines.push({ at, line, note: BANKED });
    }
    const expected = cash - banked;
    const difference = this.#draw() < 0.08 ? -1_000 * (1 + Math.floor(this.#draw() * 20)) : 0;
    const counted = expected + difference;
    const reason = difference === 0 ? null : MISCOUNTED;
    lines.push(...closingTransfers(counted, expected).map((line) => ({ at, line, note: reason })));
    this.#counted.set(cashier.id, counted);
    const totals = totalsOf(sums, { moves });
    const by = { byId: cashier.id, byName: cashier.name };
    const closing: Closing = { at, ...by, counts: countOf(counted), counted, expected, difference, reason, totals };
    return { shift: { id, cashier, openedAt, openingCash, closing }, lines };
  }
}

/** A few notes and coins that make up the amount. */
function countOf(amount: number): Record<string, number> {
  const counts: Record<string, number> = {};
  let left = amount;
  for (const { key, value } of DENOMINATIONS) {
    const pieces = Math.floor(left / value);
    if (pieces > 0) counts[key] = pieces;
    left -= pieces * value;
  }
  return counts;
}
