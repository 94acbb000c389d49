import { getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import { wrongDays } from "#lib/domain/transaction-filter.ts";

/** That a day in the address is none, and what is shown instead; nothing for days that are. `names`: under which they stand there. */
export async function WrongDays({ query, names }: { query: URLSearchParams; names: readonly string[] }) {
  const wrong = wrongDays(query, names);
  if (wrong.length === 0) return null;
  const t = await getTranslations("transactions");
  return (
    <div className="mb-5">
      <Alert tone="warn" urgent>
        {t("noSuchDay", { days: wrong.join(", ") })}
      </Alert>
    </div>
  );
}
