import { getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import { wrongDays } from "#lib/domain/transaction-filter.ts";

/** Says that a day in the address does not exist, and what is shown instead; nothing for valid days. `names`: their parameters. */
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
