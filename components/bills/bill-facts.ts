import type { Detail } from "#components/ui/details.tsx";
import type { BillText } from "#lib/domain/products/describe-bill.ts";

/**
 * A bill's facts for a screen that shows the name and the single bills separately: number and period first, since the customer is asked for
 * these. Of more than two bills, which have a row each there, the first and the last.
 */
export function factRows({ lines, parts }: BillText): Detail[] {
  const months = parts.map(({ title }) => title);
  const span = months.length > 2 && months.every(Boolean) && `${months[0]} – ${months.at(-1)}`;
  const named = (key: string) => lines.filter((line) => line.key === key);
  const others = lines.filter(({ key }) => key !== "number" && key !== "name" && key !== "period");
  return [...named("number"), ...named("period"), ...others].map(({ key, label, value }) => ({
    label,
    value: (key === "period" && span) || value || "–",
    mono: key !== "period",
  }));
}
