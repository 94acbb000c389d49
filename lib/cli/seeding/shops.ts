import type { NewUser } from "#lib/auth/create-user.ts";
import type { Plan } from "./history.ts";
import { ALL_OPEN } from "./payment-histories.ts";

const like = { password: "kasir-demo", role: "cashier" } as const;
export const FORMER_CASHIERS: readonly NewUser[] = [
  { username: "kasir3", name: "Dewi Lestari", ...like },
  { username: "kasir4", name: "Agus Prasetyo", ...like },
  { username: "kasir5", name: "Nur Hidayah", ...like },
  { username: "kasir6", name: "Made Suardana", ...like },
];

/** The kind of shop in a history. */
export type Shop = Pick<Plan, "odd" | "open" | "deposit">;

/** For measuring and for breaking pages: everything that can be open, and awkward names. */
export const EVERYTHING: Shop = { odd: true, open: ALL_OPEN, deposit: 0 };

/** For people who try Loket. Its deposit covers some tens of the simulator's bills, which reach 300 million. */
export const DEMO: Shop = { odd: false, open: { 7: "unknown", 16: "owed" }, deposit: 2_500_000_000 };
export const DEMO_PAYMENTS = 720;
