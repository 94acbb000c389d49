/** Whether a cashier may print a receipt once more: within the outlet's limit, by a supervisor's release, or not. */
export type CopyAllowance = "free" | "released" | "reached";

/** `standing` and `released` count prints, the original among them. */
type Copies = {
  readonly standing: number;
  /** Copies that a cashier may print without a supervisor; null: any number. */
  readonly limit: number | null;
  /** Up to so many prints a supervisor has allowed; 0 without a release. */
  readonly released: number;
};

/** The original always comes out, then as many copies as the limit and the releases allow. */
export function copyAllowance({ standing, limit, released }: Copies): CopyAllowance {
  if (limit === null || standing <= limit) return "free";
  return standing < released ? "released" : "reached";
}
