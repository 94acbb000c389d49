import { getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import { ageOf } from "#lib/domain/age.ts";
import { depositView } from "./summary.ts";

/** That this machine's clock is more than five minutes off from the biller's, and by how much; else nothing. */
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
