import { getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import { ageOf } from "#lib/domain/age.ts";
import { depositView } from "./summary.ts";

/** Says by how much this machine's clock differs from the biller's, if by more than five minutes. */
export async function WrongClock() {
  const { clockErrorMs: error } = await depositView();
  if (error === null) return null;
  const t = await getTranslations("summary");
  const { unit, ...length } = ageOf(Math.abs(error));
  const age = (await getTranslations("attention"))(`age_${unit}`, length);
  return (
    <div className="mb-4">
      <Alert tone="bad">{t(error > 0 ? "clockAhead" : "clockBehind", { age })}</Alert>
    </div>
  );
}
