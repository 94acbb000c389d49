import type { Detail } from "#components/ui/details.tsx";
import type { BillText } from "#lib/domain/products/describe-bill.ts";

/** A bill's facts for a screen that shows the name separately: number and period first, since the customer is asked for these. */
export function factRows({ lines }: BillText): Detail[] {
  const named = (key: string) => lines.filter((line) => line.key === key);
  const others = lines.filter(({ key }) => key !== "number" && key !== "name" && key !== "period");
  return [...named("number"), ...named("period"), ...others].map(({ key, label, value }) => ({
    label,
    value: value || "–",
    mono: key !== "period",
  }));
}
