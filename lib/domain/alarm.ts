import type { Actor, OPERATOR } from "./roles.ts";

/** Alarms: each stays open until a supervisor acknowledges it. */
export const ALARM_KINDS = [
  /** A failed or cancelled payment turned out to be paid. */
  "late_success",
  /** The same bill, by its product's rule, was also paid under another inquiry. */
  "maybe_paid_twice",
  /** The reply to a payment names another bill or price than the quote. */
  "reply_mismatch",
  /** Check status contradicts the quote or itself. */
  "check_mismatch",
  /** An HTTP 200 reply could not be read; the alarm's data says why. */
  "reply_unreadable",
  /** The biller's TLS certificate was not accepted. */
  "tls_failure",
  /** Three check-status calls in a row said nothing about the payment. */
  "no_information",
  /** In process or unknown for more than 15 minutes. */
  "unclear_for_long",
  /** The biller takes more from the deposit than the customer pays. */
  "paid_at_a_loss",
  /** The biller gave one `tr_id` to two inquiries. */
  "duplicate_tr_id",
  /** The biller has a payment that the restored ledger lost. */
  "found_after_restore",
  /** The biller contradicts a manual settlement. */
  "settled_otherwise",
  /** A restored backup shows an open shift that may have been counted and closed since. */
  "shift_open_after_restore",
  /** The only supervisor settled, reversed or corrected a payment of their own, or wrote off what its customer owed. */
  "settled_own_by_hand",
  /** A cashier gave back in cash what was paid otherwise: whether it ever came in is on the bank's list only. */
  "returned_in_cash",
  /** A supervisor reversed a success that the biller had confirmed, or wrote off what a customer owed. */
  "undone_by_hand",
  /** A cashier voided a second print of one receipt. */
  "print_voided_again",
  /** The biller refuses our setup: signature, address or account. */
  "setup_refused",
  /** The deposit fell between two readings by more than our payments explain. */
  "deposit_fall",
  /** A stored total no longer agrees with what it is computed from. */
  "ledger_difference",
  /** A supervisor's account was created, changed, disabled or signed out, by someone else, by a command or by its owner. */
  "supervisor_changed",
  /** What told a person outside, or backed up, was set otherwise or taken away. */
  "watching_changed",
  /** Somebody signed in on a device that is new to the account, and not its first. */
  "new_device",
  /** The deposit is below the threshold, or lasts less than a day. */
  "deposit_low",
  /** No call of the biller was answered for five minutes. */
  "biller_unreachable",
  /** This machine's clock differs from the biller's by more than five minutes. */
  "clock_off",
  /** The newest good backup is older than 26 hours. */
  "backup_missing",
  /** Refunds were still due at the closing hour. */
  "refunds_not_returned",
  /** A shift was closed with a difference that rounding does not explain, or opened with less than the last count. */
  "shift_difference",
  /** A channel could not deliver a message for a day, and gave up. */
  "channel_failed",
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

type Person = Pick<Actor, "id" | "username" | "name">;
/** The data of `supervisor_changed`: who did what to whose account, with the names of that moment. */
export type SupervisorChange = {
  readonly act:
    | "create"
    | "rename"
    | "set_role"
    | "set_password"
    | "disable"
    | "enable"
    | "end_sessions"
    | "add_factor"
    | "remove_factor";
  readonly by: Person | typeof OPERATOR;
  readonly subject: Person;
  /** The new role or name, if that is what changed. */
  readonly to?: string;
};

/**
 * Whether its author may acknowledge it after a day where nobody else is there: what was done with their own account, and what happens in
 * any shop. What they did to others' accounts, to their own payments and to what watches them stays.
 */
export function goesAfterADay({ kind, data }: { kind: string; data: Readonly<Record<string, unknown>> }): boolean {
  if (["new_device", "settled_otherwise", "shift_difference", "undone_by_hand"].includes(kind)) return true;
  const { by, subject } = data as Partial<SupervisorChange>;
  return kind === "supervisor_changed" && by?.id === subject?.id;
}

/**
 * The id of the person whose act the alarm reports; they, and anyone who may be the same person, must not acknowledge it. Null: anyone may.
 * `cashierId` is the payment's cashier, who counts as the author in alarms of older versions.
 */
export function authorOf(alarm: { kind: string; data: Readonly<Record<string, unknown>> }, cashierId: string | null) {
  if (alarm.kind === "supervisor_changed" || alarm.kind === "watching_changed")
    return (alarm.data as SupervisorChange).by.id;
  // Somebody who stole a password must not acknowledge that it was used.
  if (alarm.kind === "new_device") return (alarm.data.id as string | undefined) ?? null;
  const authorId = alarm.data.authorId as string | null | undefined;
  return alarm.kind === "settled_own_by_hand" ? (authorId ?? cashierId) : (authorId ?? null);
}
