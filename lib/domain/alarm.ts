import type { Actor, OPERATOR } from "./roles.ts";

/** What waits for a supervisor until it is acknowledged. */
export const ALARM_KINDS = [
  /** A payment that had been called failed or cancelled turned out paid. */
  "late_success",
  /** The same bill and period was paid under another inquiry as well. */
  "maybe_paid_twice",
  /** A reply to the payment named another bill or price than the quote. */
  "reply_mismatch",
  /** Check status contradicts the quote or itself. */
  "check_mismatch",
  /** A reply of HTTP 200 could not be read: its data says why. */
  "reply_unreadable",
  /** The biller's TLS certificate was not accepted. */
  "tls_failure",
  /** Check status told nothing three times in a row. */
  "no_information",
  /** In process or unknown for more than 15 minutes. */
  "unclear_for_long",
  /** The biller takes more from the deposit than the customer pays. */
  "paid_at_a_loss",
  /** The biller gave one `tr_id` to two inquiries. */
  "duplicate_tr_id",
  /** The biller knows of a payment that a restored ledger had lost. */
  "found_after_restore",
  /** The biller contradicts what a person said of a payment. */
  "settled_otherwise",
  /** A restored backup shows a shift open that may have been counted and closed since. */
  "shift_open_after_restore",
  /** The only supervisor settled, reversed or corrected a payment of their own, or gave up what its customer owed. */
  "settled_own_by_hand",
  /** A cashier called a second print of one receipt failed. */
  "print_voided_again",
  /** Our set-up is refused by the biller: signature, address, account. */
  "setup_refused",
  /** The deposit fell between two readings by more than our payments explain. */
  "deposit_fall",
  /** What is kept beside something else no longer agrees with it. */
  "ledger_difference",
  /** A supervisor's account was made, changed, disabled or signed out by another person or a command, or changed by its owner. */
  "supervisor_changed",
  /** What told a person outside, or backed up, was set otherwise or taken away. */
  "watching_changed",
  /** Somebody signed in on a device on which they had never signed in, and which was not their first. */
  "new_device",
  /** The deposit is under the threshold, or lasts for less than a day. */
  "deposit_low",
  /** No call of the biller was answered for five minutes. */
  "biller_unreachable",
  /** This machine's clock is more than five minutes from the biller's. */
  "clock_off",
  /** The newest good backup is older than 26 hours. */
  "backup_missing",
  /** Money was still to be given back at the closing hour. */
  "refunds_not_returned",
  /** A shift was closed with a difference that rounding does not explain. */
  "shift_difference",
  /** What was to be told by a channel could not be told for a day, and was given up. */
  "channel_failed",
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

type Person = Pick<Actor, "id" | "username" | "name">;
/** The data of `supervisor_changed`: who did what to whose account, as it was called then. */
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
  /** The new role or name, where that is what was changed. */
  readonly to?: string;
};

/** Whether it tells of what somebody did with an account of their own: it is theirs, or somebody's who has their password. */
export function isOfOwnAccount({ kind, data }: { kind: string; data: Readonly<Record<string, unknown>> }): boolean {
  if (kind === "new_device") return true;
  const { by, subject } = data as Partial<SupervisorChange>;
  return kind === "supervisor_changed" && by?.id === subject?.id;
}

/**
 * Who must not take an alarm off the list, nor anybody who may be the same person: whose doing it is about, by id. Null where everybody may.
 * `cashierId`: whose payment it is about, which is who did it in alarms of older versions.
 */
export function authorOf(alarm: { kind: string; data: Readonly<Record<string, unknown>> }, cashierId: string | null) {
  if (alarm.kind === "supervisor_changed" || alarm.kind === "watching_changed")
    return (alarm.data as SupervisorChange).by.id;
  // Whoever has stolen a password must not tick off that it was used.
  if (alarm.kind === "new_device") return (alarm.data.id as string | undefined) ?? null;
  return alarm.kind === "settled_own_by_hand" ? ((alarm.data.authorId as string | undefined) ?? cashierId) : null;
}
