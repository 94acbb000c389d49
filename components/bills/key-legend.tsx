import { getTranslations } from "next-intl/server";
import { Kbd } from "#components/ui/kbd.tsx";

const KEYS = [
  ["A–Z", "product"],
  ["F2", "new"],
  ["F9", "pay"],
  ["F10", "print"],
  ["Esc", "back"],
  ["?", "show"],
] as const;

/** The counter's keys at a glance; hidden without a keyboard. */
export async function KeyLegend({ choosing }: { choosing: boolean }) {
  const t = await getTranslations("keys");
  return (
    <p className="mt-auto flex flex-wrap gap-x-6 gap-y-2 text-sm text-ink-faint max-sm:hidden">
      {KEYS.slice(choosing ? 0 : 1).map(([key, words]) => (
        <span key={key} className="inline-flex items-center gap-1.5">
          <Kbd>{key}</Kbd> {t(words)}
        </span>
      ))}
    </p>
  );
}
