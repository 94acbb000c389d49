import { getTranslations } from "next-intl/server";

const NUMBERS = [
  ["210300016001", "demoSuccess"],
  ["210300016004", "demoPaid"],
  ["210300016006", "demoFails"],
  ["210300016007", "demoPending"],
] as const;
/** An inquiry that the simulator has as made by another program. */
const ELSEWHERE = { trId: "219342904", refId: "091283746511" };

/** Demo mode: what to try. */
export async function DemoHints() {
  const t = await getTranslations("pay");
  return (
    <section
      aria-label={t("demoTitle")}
      className="rounded-control border border-dashed border-line-strong bg-raised px-5 py-4 text-sm"
    >
      <h2 className="font-semibold">{t("demoTitle")}</h2>
      <ul className="mt-2 grid gap-x-8 gap-y-1 sm:grid-cols-2">
        {NUMBERS.map(([number, words]) => (
          <li key={number} className="flex flex-wrap gap-x-2">
            <code className="font-mono select-all">{number}</code>
            <span className="text-ink-faint">{t(words)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-ink-faint">{t("demoOther")}</p>
      <p className="text-ink-faint">{t("demoImport", ELSEWHERE)}</p>
    </section>
  );
}
