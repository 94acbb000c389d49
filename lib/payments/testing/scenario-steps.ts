import fc from "fast-check";
import type { Fault } from "#lib/simulator/faults.ts";
import { checkFault, type PayFault, payFault } from "./scenario-faults.ts";
import { DAY, HOUR, MINUTE, SECOND } from "./virtual-clock.ts";

/** Two bills, three people, two processes. `quote` and `via` are indexes, taken modulo what the scenario has. */
type Act = { readonly quote: number; readonly who: number; readonly via: number };
export type Step =
  | { readonly do: "quote"; readonly bill: number; readonly who: number; readonly via: number }
  | (Act & { readonly do: "pay"; readonly tick: boolean; readonly meets: PayFault })
  /** Two people pay at once, perhaps under two inquiries of one bill. */
  | (Act & { readonly do: "race"; readonly other: number; readonly meets: PayFault })
  /** The process freezes before the first byte leaves, or before it notices the reply. */
  | (Act & { readonly do: "pay_frozen"; readonly when: "before" | "after"; readonly meets: PayFault })
  | (Act & { readonly do: "check"; readonly meets: Fault | null })
  | (Act & { readonly do: "send_again"; readonly meets: PayFault; readonly hears: Fault | null })
  | (Act & { readonly do: "check_and_send_again"; readonly meets: PayFault })
  | (Act & { readonly do: "give_up" })
  | (Act & { readonly do: "return_cash" })
  /** A supervisor settles it as failed, right or wrong. */
  | (Act & { readonly do: "call_failed" })
  | { readonly do: "wait"; readonly ms: number; readonly hears: Fault | null }
  /** The clock moves on while nothing runs; then the checker finds all that fell due. */
  | { readonly do: "sleep"; readonly ms: number }
  | { readonly do: "crash" | "wake"; readonly via: number }
  | { readonly do: "late_requests_arrive" }
  | { readonly do: "biller_decides"; readonly quote: number; readonly paid: boolean }
  | { readonly do: "disk_fills"; readonly via: number; readonly after: number; readonly times: number };

const small = fc.nat(3);
const act = { quote: small, who: fc.nat(2), via: fc.nat(1) };
const is = <T extends string>(name: T) => fc.constant(name);
const some = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });

const step: fc.Arbitrary<Step> = fc.oneof(
  some(4, fc.record({ do: is("quote"), bill: fc.nat(1), who: fc.nat(2), via: fc.nat(1) })),
  some(8, fc.record({ do: is("pay"), ...act, tick: fc.boolean(), meets: payFault })),
  some(2, fc.record({ do: is("race"), ...act, other: small, meets: payFault })),
  some(3, fc.record({ do: is("pay_frozen"), ...act, when: fc.constantFrom("before", "after"), meets: payFault })),
  some(6, fc.record({ do: is("check"), ...act, meets: checkFault })),
  some(7, fc.record({ do: is("send_again"), ...act, meets: payFault, hears: checkFault })),
  some(1, fc.record({ do: is("check_and_send_again"), ...act, meets: payFault })),
  some(2, fc.record({ do: is("give_up"), ...act })),
  some(1, fc.record({ do: is("return_cash"), ...act })),
  some(2, fc.record({ do: is("call_failed"), ...act })),
  some(
    9,
    fc.record({
      do: is("wait"),
      ms: fc.constantFrom(SECOND, 3 * SECOND, 20 * SECOND, MINUTE, 4 * MINUTE),
      hears: checkFault,
    }),
  ),
  some(3, fc.record({ do: is("sleep"), ms: fc.constantFrom(6 * SECOND, MINUTE, 5 * MINUTE, HOUR, 14 * HOUR, DAY) })),
  some(2, fc.record({ do: fc.constantFrom("crash", "wake"), via: fc.nat(1) })),
  some(4, fc.record({ do: is("late_requests_arrive") })),
  some(2, fc.record({ do: is("biller_decides"), quote: small, paid: fc.boolean() })),
  some(2, fc.record({ do: is("disk_fills"), via: fc.nat(1), after: fc.nat(2), times: fc.integer({ min: 1, max: 2 }) })),
);

/** A day at the counter. It starts with a payment, since nothing happens before one; often its bill has two inquiries. */
export const scenario: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.boolean(),
    fc.record({ do: is("pay"), ...act, quote: fc.constant(0), tick: fc.boolean(), meets: payFault }),
    fc.array(step, { minLength: 2, maxLength: 14 }),
  )
  .map(([twice, pay, rest]): Step[] => {
    const quote: Step = { do: "quote", bill: 0, who: 0, via: 0 };
    return [...(twice ? [quote, quote] : [quote]), pay, ...rest];
  });
