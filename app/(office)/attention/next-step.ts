import type { Messages } from "next-intl";
import type { SupervisorChange } from "#lib/domain/alarm.ts";
import { dayOf, type Zone } from "#lib/domain/time.ts";
import type { Waiting } from "#lib/server/next.ts";
import { movementAnchor } from "../reconciliation/movement-address.ts";

type StepOf<Key> = Key extends `step_${infer Step}` ? Step : never;
/** Where it is done, and its word among `attention.step_*`. */
export type NextStep = { readonly href: string; readonly words: StepOf<keyof Messages["attention"]> };

/** A supervisor's first step. `settles`: the payment may be settled manually now. */
export function nextStep(item: Waiting, settles: boolean, zone: Zone): NextStep {
  const { payment } = item;
  const atCounter = payment && `/payments/${payment.trId}`;
  if (item.what === "alarm") return stepOfAlarm(item, zone);
  if (!atCounter) return { href: "/transactions", words: "open" };
  if (item.what === "refund") return { href: atCounter, words: payment.owed < 0 ? "collect" : "refund" };
  if (settles) return { href: `${atCounter}#settle`, words: "settle" };
  return {
    href: atCounter,
    words: payment.state === "not_sent" || payment.state === "not_received" ? "resend" : "check",
  };
}

function stepOfAlarm({ alarm, payment }: Extract<Waiting, { what: "alarm" }>, zone: Zone): NextStep {
  switch (alarm.kind) {
    case "deposit_fall": {
      const { readingId, until } = alarm.data;
      if (typeof readingId !== "number" || typeof until !== "number")
        return { href: "/reconciliation", words: "explain" };
      return { href: `/reconciliation/${dayOf(until, zone)}#${movementAnchor(readingId)}`, words: "explain" };
    }
    case "tls_failure":
    case "setup_refused":
      return { href: "/diagnostics", words: "diagnose" };
    case "supervisor_changed":
      return { href: `/users/${(alarm.data as SupervisorChange).subject.id}`, words: "account" };
    case "new_device":
      return { href: `/users/${alarm.data.id}`, words: "account" };
    case "deposit_low":
      return { href: "/dashboard", words: "deposit" };
    case "biller_unreachable":
    case "clock_off":
      return { href: "/diagnostics", words: "diagnose" };
    case "backup_missing":
    case "watching_changed":
    case "channel_failed":
      return { href: "/settings?tab=system", words: "settings" };
    case "shift_difference":
    case "shift_open_after_restore":
      return { href: `/shifts/${alarm.data.shiftId}`, words: "shift" };
    case "maybe_paid_twice":
      return { href: `/transactions${payment ? `?q=${payment.hp}` : ""}`, words: "compare" };
    default:
      if (payment) return { href: `/transactions/${payment.trId}`, words: "story" };
      return { href: `/transactions${alarm.trId ? `?q=${alarm.trId}` : ""}`, words: "open" };
  }
}
